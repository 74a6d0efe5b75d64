import AutorenewIcon from '@mui/icons-material/AutorenewOutlined';
import { SubscriptionList } from './subscription-list';

export const subscriptions = {
  list: SubscriptionList,
  icon: AutorenewIcon,
  options: { label: 'Subscriptions' },
};
