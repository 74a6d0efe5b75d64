import SellIcon from '@mui/icons-material/SellOutlined';
import { PriceList } from './price-list';

export const prices = {
  list: PriceList,
  icon: SellIcon,
  options: { label: 'Prices' },
};
