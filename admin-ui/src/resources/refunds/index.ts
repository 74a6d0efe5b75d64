import UndoIcon from '@mui/icons-material/UndoOutlined';
import { RefundList } from './refund-list';

/** A refund has no page of its own: it is decided on that of its payment. */
export const refunds = {
  list: RefundList,
  icon: UndoIcon,
  options: { label: 'Refunds' },
};
