import SellIcon from '@mui/icons-material/SellOutlined';
import type { ResourcePages } from '../../resource-pages';
import { PriceList } from './price-list';

export const prices = {
  list: PriceList,
  icon: SellIcon,
  options: { label: 'Prices' },
} satisfies ResourcePages<'prices'>;
