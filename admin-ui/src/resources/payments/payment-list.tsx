import { Box } from '@mui/material';
import { DataTable, DateTimeInput, SelectInput, TextInput } from 'react-admin';
import type { Payment } from '../../providers/verbs';
import { EmptyList } from '../../shared/empty-list';
import { formatMoney, humanise, toIso } from '../../shared/format';
import { Moment, Nothing } from '../../shared/moment';
import { PersonLink, PersonName } from '../../shared/person';
import { RecordList } from '../../shared/record-list';
import { StatusChip } from '../../shared/status-chip';
import { useMay } from '../../shared/use-may';
import { userFilter } from '../../shared/user-filter';
import { GATEWAYS, stateOf } from './words';

const STATUS_CHOICES = [
  'PENDING',
  'COMPLETED',
  'FAILED',
  'PARTIALLY_REFUNDED',
  'REFUNDED',
  'DISPUTED',
].map((id) => ({ id, name: id === 'PENDING' ? 'Not there yet' : humanise(id) }));

const filters = (maySeeUsers: boolean) => [
  <SelectInput key="status" source="status" choices={STATUS_CHOICES} alwaysOn />,
  userFilter(maySeeUsers),
  <TextInput key="receiptNo" source="receiptNo" label="Receipt" alwaysOn />,
  <SelectInput
    key="gateway"
    source="gateway"
    label="Paid through"
    choices={Object.entries(GATEWAYS).map(([id, name]) => ({ id, name }))}
  />,
  <DateTimeInput key="from" source="from" label="Begun from" parse={toIso} />,
  <DateTimeInput key="to" source="to" label="Begun before" parse={toIso} />,
];

const amountOf = ({ amountMinor, currency }: Payment) => formatMoney(amountMinor, currency);

export const PaymentList = () => (
  <RecordList<Payment>
    sort={{ field: 'createdAt', order: 'DESC' }}
    filters={filters(useMay('users:read'))}
    empty={
      <EmptyList title="No payments yet">
        Every payment appears here as somebody begins to buy: what it was, how it went and what went
        back of it.
      </EmptyList>
    }
    card={{
      first: ({ name, ...payment }) => `${amountOf({ name, ...payment })} · ${name}`,
      corner: (payment) => <StatusChip status={stateOf(payment)} />,
      second: (payment) => (
        <>
          <PersonName of={payment} /> · <Moment at={payment.createdAt} />
          {payment.receiptNo ? (
            <>
              {' · '}
              <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
                {payment.receiptNo}
              </Box>
            </>
          ) : null}
        </>
      ),
    }}
  >
    <DataTable<Payment> bulkActionButtons={false} rowClick="show" size="small">
      <DataTable.Col<Payment>
        source="name"
        label="What"
        disableSort
        render={({ name }) => (
          <Box component="span" sx={{ fontWeight: 600 }}>
            {name}
          </Box>
        )}
      />
      <DataTable.Col<Payment> source="amountMinor" label="Amount" align="right" render={amountOf} />
      <DataTable.Col<Payment>
        source="refundedMinor"
        label="Given back"
        align="right"
        disableSort
        render={({ refundedMinor, currency }) =>
          refundedMinor === 0 ? <Nothing /> : formatMoney(refundedMinor, currency)
        }
      />
      <DataTable.Col<Payment>
        source="status"
        disableSort
        render={(payment) => <StatusChip status={stateOf(payment)} />}
      />
      <DataTable.Col<Payment>
        source="userId"
        label="Person"
        disableSort
        render={(payment) => <PersonLink of={payment} />}
      />
      <DataTable.Col<Payment>
        source="gateway"
        label="Through"
        disableSort
        render={({ gateway }) => GATEWAYS[gateway]}
      />
      <DataTable.Col<Payment>
        source="receiptNo"
        label="Receipt"
        disableSort
        render={({ receiptNo }) => receiptNo ?? <Nothing />}
      />
      <DataTable.Col<Payment>
        source="createdAt"
        label="Begun"
        render={({ createdAt }) => <Moment at={createdAt} />}
      />
    </DataTable>
  </RecordList>
);
