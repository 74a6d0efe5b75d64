import PaymentsIcon from '@mui/icons-material/PaymentsOutlined';
import type { ResourcePages } from '../../resource-pages';
import type { Payment } from '../../providers/verbs';
import { PaymentList } from './payment-list';
import { PaymentShow } from './payment-show';

export const payments = {
  list: PaymentList,
  show: PaymentShow,
  icon: PaymentsIcon,
  options: { label: 'Payments' },
  recordRepresentation: ({ receiptNo, name }: Payment) => receiptNo ?? name,
} satisfies ResourcePages<'payments'>;
