import AutorenewIcon from '@mui/icons-material/AutorenewOutlined';
import type { ResourcePages } from '../../resource-pages';
import { SubscriptionList } from './subscription-list';

export const subscriptions = {
  list: SubscriptionList,
  icon: AutorenewIcon,
  options: { label: 'Subscriptions' },
} satisfies ResourcePages<'subscriptions'>;
