import { useRecordContext } from 'react-admin';
import type { Payment, PaymentDetails } from '../../providers/verbs';

/**
 * The payment with all that its page shows; undefined until it is here. Who comes from the list has
 * its row before, which says less.
 */
export function usePayment(): PaymentDetails | undefined {
  const record = useRecordContext<Payment | PaymentDetails>();
  return record && 'refunds' in record ? record : undefined;
}
