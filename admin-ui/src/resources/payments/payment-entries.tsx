import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { ConsoleDataProvider } from '../../providers/dataProvider';
import { EntryTable } from '../ledger/entry-table';
import { usePayment } from './use-payment';

/** What the books say of the payment; each line leads to its whole transaction. */
export const PaymentEntries = () => {
  const payment = usePayment();
  const dataProvider = useDataProvider<ConsoleDataProvider>();
  const id = payment?.id ?? '';
  const { data, error, isPending } = useQuery({
    queryKey: ['payments', id, 'entries', payment?.refundedMinor, payment?.status],
    queryFn: () => dataProvider.entriesOfPayment(id),
    enabled: id !== '',
  });
  return (
    <EntryTable
      label="Ledger entries"
      entries={data}
      error={error}
      isPending={isPending}
      empty="Nothing is posted before the money is here."
    />
  );
};
