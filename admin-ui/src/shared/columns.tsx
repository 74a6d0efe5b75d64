import { DataTable, type Identifier } from 'react-admin';
import { Moment } from './moment';
import { PersonLink } from './person';
import { StatusChip } from './status-chip';

interface OfSomebody {
  readonly id: Identifier;
  readonly status: string;
  readonly userId: string;
  readonly userName: string | null;
  readonly createdAt: string;
}

/** Columns that lists of what people pay have in common. */
export const statusColumn = (
  <DataTable.Col<OfSomebody>
    source="status"
    disableSort
    render={({ status }) => <StatusChip status={status} />}
  />
);

export const personColumn = (label: string) => (
  <DataTable.Col<OfSomebody>
    source="userId"
    label={label}
    disableSort
    render={(record) => <PersonLink of={record} />}
  />
);

export const createdColumn = (label: string) => (
  <DataTable.Col<OfSomebody>
    source="createdAt"
    label={label}
    render={({ createdAt }) => <Moment at={createdAt} />}
  />
);
