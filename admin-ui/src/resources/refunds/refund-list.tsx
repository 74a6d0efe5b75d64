import { Box } from '@mui/material';
import { DataTable, Link, SelectInput } from 'react-admin';
import type { ListedRefund } from '../../providers/verbs';
import { AskedBy } from '../../shared/asked-by';
import { createdColumn, personColumn, statusColumn } from '../../shared/columns';
import { EmptyList } from '../../shared/empty-list';
import { formatMoney, formatNumber, humanise } from '../../shared/format';
import { Moment } from '../../shared/moment';
import { PersonName } from '../../shared/person';
import { RecordList } from '../../shared/record-list';
import { StatusChip } from '../../shared/status-chip';

const STATUS_CHOICES = ['AWAITING', 'PENDING', 'COMPLETED', 'REJECTED', 'FAILED', 'RETURNED'].map(
  (id) => ({ id, name: humanise(id) }),
);

const filters = [<SelectInput key="status" source="status" choices={STATUS_CHOICES} alwaysOn />];

const amountOf = ({ amountMinor, currency }: ListedRefund) => formatMoney(amountMinor, currency);
const toPayment = ({ paymentId }: ListedRefund) => `/payments/${paymentId}/show`;

/** Money that staff give back; each row leads to its payment, where it is decided. */
export const RefundList = () => (
  <RecordList<ListedRefund>
    sort={{ field: 'createdAt', order: 'DESC' }}
    filters={filters}
    empty={
      <EmptyList title="No refunds yet">
        What staff give back appears here. Those that are awaiting need a second person: open the
        payment to approve or reject them.
      </EmptyList>
    }
    card={{
      first: (refund) => (
        <Link
          to={toPayment(refund)}
        >{`${amountOf(refund)} of ${refund.receiptNo ?? refund.name}`}</Link>
      ),
      corner: ({ status }) => <StatusChip status={status} />,
      second: (refund) => (
        <>
          <PersonName of={refund} /> · asked for by <AskedBy refund={refund} /> ·{' '}
          <Moment at={refund.createdAt} />
        </>
      ),
    }}
  >
    <DataTable<ListedRefund>
      bulkActionButtons={false}
      rowClick={(_, __, refund) => toPayment(refund)}
      size="small"
    >
      <DataTable.Col<ListedRefund>
        source="receiptNo"
        label="Payment"
        disableSort
        render={(refund) => (
          <Box component="span" sx={{ fontWeight: 600 }}>
            {refund.receiptNo ?? refund.name}
          </Box>
        )}
      />
      <DataTable.Col<ListedRefund>
        source="amountMinor"
        label="Amount"
        align="right"
        disableSort
        render={amountOf}
      />
      <DataTable.Col<ListedRefund>
        source="credits"
        align="right"
        disableSort
        render={({ credits }) => formatNumber(credits)}
      />
      {statusColumn}
      {personColumn('To')}
      <DataTable.Col<ListedRefund>
        source="requestedBy"
        label="Asked for by"
        disableSort
        render={(refund) => <AskedBy refund={refund} />}
      />
      {createdColumn('When')}
    </DataTable>
  </RecordList>
);
