import { Box } from '@mui/material';
import { DataTable, Link, SelectInput } from 'react-admin';
import type { Subscription } from '../../providers/verbs';
import { createdColumn, personColumn, statusColumn } from '../../shared/columns';
import { EmptyList } from '../../shared/empty-list';
import { humanise } from '../../shared/format';
import { listOf } from '../../shared/list-of';
import { Moment } from '../../shared/moment';
import { PersonLink } from '../../shared/person';
import { RecordList } from '../../shared/record-list';
import { StatusChip } from '../../shared/status-chip';
import { useMay } from '../../shared/use-may';
import { userFilter } from '../../shared/user-filter';

const STATUS_CHOICES = ['STARTING', 'ACTIVE', 'PAST_DUE', 'ENDED'].map((id) => ({
  id,
  name: humanise(id),
}));

const PLAN_CHOICES = [
  { id: 'premium', name: 'Premium' },
  { id: 'pro', name: 'Pro' },
];

const filters = (maySeeUsers: boolean) => [
  <SelectInput key="status" source="status" choices={STATUS_CHOICES} alwaysOn />,
  <SelectInput key="plan" source="plan" choices={PLAN_CHOICES} alwaysOn />,
  userFilter(maySeeUsers),
];

/** What is paid every month, by whom, and until when. */
export const SubscriptionList = () => (
  <RecordList<Subscription>
    sort={{ field: 'createdAt', order: 'DESC' }}
    filters={filters(useMay('users:read'))}
    empty={
      <EmptyList title="No subscriptions yet">
        Every plan that somebody pays appears here: how it stands and until when it is paid.
      </EmptyList>
    }
    card={{
      first: ({ plan }) => plan.name,
      corner: ({ status }) => <StatusChip status={status} />,
      second: (subscription) => (
        <>
          <PersonLink of={subscription} /> · {subscription.endedAt ? '' : 'paid until '}
          <Until of={subscription} /> · <PaymentsLink of={subscription} />
        </>
      ),
    }}
  >
    <DataTable<Subscription> bulkActionButtons={false} rowClick={false} size="small">
      <DataTable.Col<Subscription>
        source="plan"
        disableSort
        render={({ plan }) => (
          <Box component="span" sx={{ fontWeight: 600 }}>
            {plan.name}
          </Box>
        )}
      />
      {statusColumn}
      {personColumn('Person')}
      <DataTable.Col<Subscription>
        source="periodEnd"
        label="Paid until"
        disableSort
        render={(subscription) => <Until of={subscription} />}
      />
      <DataTable.Col<Subscription>
        source="id"
        label="Payments"
        disableSort
        render={(subscription) => <PaymentsLink of={subscription} />}
      />
      {createdColumn('Begun')}
    </DataTable>
  </RecordList>
);

const PaymentsLink = ({ of: { userId } }: { of: Subscription }) => (
  <Link to={listOf('payments', { userId })}>Payments</Link>
);

/** Of one that has ended what was planned before is of no interest any more. */
const Until = ({
  of: { periodEnd, cancelAtPeriodEnd, graceUntil, nextPlan, endedAt },
}: {
  of: Subscription;
}) =>
  endedAt ? (
    <>
      ended <Moment at={endedAt} />
    </>
  ) : (
    <>
      <Moment at={graceUntil ?? periodEnd} />
      {cancelAtPeriodEnd ? ', then it ends' : null}
      {nextPlan ? `, then ${nextPlan.name}` : null}
    </>
  );
