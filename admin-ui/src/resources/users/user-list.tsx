import { Box, Stack } from '@mui/material';
import { DataTable, ReferenceInput, SearchInput, SelectInput } from 'react-admin';
import type { User } from '../../providers/verbs';
import { EmptyList } from '../../shared/empty-list';
import { formatNumber, humanise } from '../../shared/format';
import { Moment } from '../../shared/moment';
import { RoleChips } from '../../shared/role-chips';
import { RecordList } from '../../shared/record-list';
import { StatusChip } from '../../shared/status-chip';

const STATUS_CHOICES = ['active', 'suspended', 'erased'].map((id) => ({ id, name: humanise(id) }));

const BY_NAME = { field: 'name', order: 'ASC' } as const;

const filters = [
  <SearchInput
    key="q"
    source="q"
    alwaysOn
    placeholder="Name or email"
    slotProps={{ htmlInput: { 'aria-label': 'Search by name or email' } }}
  />,
  <SelectInput key="status" source="status" choices={STATUS_CHOICES} alwaysOn />,
  <ReferenceInput key="role" source="role" reference="roles" perPage={100} sort={BY_NAME}>
    <SelectInput label="Role" optionText="name" />
  </ReferenceInput>,
];

/** Two accounts may name the same address; at most one of them has confirmed it. */
const Address = ({ email, emailVerified }: Pick<User, 'email' | 'emailVerified'>) => (
  <span>
    {email ?? 'no email'}
    {email && !emailVerified ? ' (not confirmed)' : null}
  </span>
);

export const UserList = () => (
  <RecordList<User>
    sort={{ field: 'createdAt', order: 'DESC' }}
    filters={filters}
    empty={<EmptyList title="Nobody yet">People appear here as they sign up.</EmptyList>}
    card={{
      first: ({ displayName }) => displayName,
      corner: ({ status }) => <StatusChip status={status} />,
      second: ({ email, emailVerified, roles }) => (
        <Stack component="span" sx={{ gap: 0.5, display: 'flex' }}>
          <Address email={email} emailVerified={emailVerified} />
          <RoleChips roles={roles} />
        </Stack>
      ),
    }}
  >
    <DataTable<User> bulkActionButtons={false} rowClick="show" size="small">
      <DataTable.Col<User>
        source="displayName"
        label="Name"
        render={({ displayName, email, emailVerified }) => (
          <Box>
            <Box sx={{ fontWeight: 600 }}>{displayName}</Box>
            <Box sx={{ color: 'text.secondary', fontSize: 13 }}>
              <Address email={email} emailVerified={emailVerified} />
            </Box>
          </Box>
        )}
      />
      <DataTable.Col<User>
        source="roles"
        disableSort
        render={({ roles }) => <RoleChips roles={roles} />}
      />
      <DataTable.Col<User>
        source="status"
        disableSort
        render={({ status }) => <StatusChip status={status} />}
      />
      <DataTable.NumberCol<User> source="freeTierUsed" label="Free runs used" disableSort />
      <DataTable.Col<User>
        source="credits"
        align="right"
        disableSort
        render={({ credits }) => formatNumber(credits.available)}
      />
      <DataTable.Col<User>
        source="lastActiveAt"
        label="Last active"
        disableSort
        render={({ lastActiveAt }) => <Moment at={lastActiveAt} />}
      />
      <DataTable.Col<User>
        source="createdAt"
        label="Joined"
        render={({ createdAt }) => <Moment at={createdAt} />}
      />
    </DataTable>
  </RecordList>
);
