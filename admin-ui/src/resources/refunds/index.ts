import UndoIcon from '@mui/icons-material/UndoOutlined';
import type { ResourcePages } from '../../resource-pages';
import { RefundList } from './refund-list';

/** A refund has no page of its own: it is decided on that of its payment. */
export const refunds = {
  list: RefundList,
  icon: UndoIcon,
  options: { label: 'Refunds' },
} satisfies ResourcePages<'refunds'>;
