import { Box, Chip } from '@mui/material';
import { CreateButton, DataTable, TopToolbar } from 'react-admin';
import type { Role } from '../../providers/verbs';
import { EmptyList } from '../../shared/empty-list';
import { formatNumber } from '../../shared/format';
import { Moment } from '../../shared/moment';
import { RecordList } from '../../shared/record-list';
import { useStaffCount } from './use-permission-groups';

export const people = (holders: number): string =>
  holders === 1 ? '1 person' : `${formatNumber(holders)} people`;

const BuiltIn = ({ role }: { role: Role }) =>
  role.builtIn ? <Chip component="span" size="small" variant="outlined" label="Built in" /> : null;

const Count = ({ of }: { of: readonly string[] }) => formatNumber(useStaffCount()(of));

export const RoleList = () => (
  <RecordList<Role>
    title="Roles"
    sort={{ field: 'name', order: 'ASC' }}
    actions={
      <TopToolbar>
        <CreateButton label="New role" />
      </TopToolbar>
    }
    empty={<EmptyList title="No roles">A role says what those who hold it may do.</EmptyList>}
    card={{
      first: ({ name }) => name,
      corner: (role) => <BuiltIn role={role} />,
      second: ({ description, holders, permissions }) => (
        <>
          <Box>{description}</Box>
          {people(holders)} · <Count of={permissions} /> permissions
        </>
      ),
    }}
  >
    <DataTable<Role> bulkActionButtons={false} rowClick="show" size="small">
      <DataTable.Col<Role>
        source="name"
        render={({ name, description }) => (
          <>
            <Box sx={{ fontWeight: 600 }}>{name}</Box>
            <Box sx={{ color: 'text.secondary', fontSize: 13 }}>{description}</Box>
          </>
        )}
      />
      <DataTable.Col<Role>
        source="builtIn"
        label="Comes from"
        disableSort
        render={({ builtIn }) => (builtIn ? 'The program' : 'Staff')}
      />
      <DataTable.Col<Role>
        source="permissions"
        align="right"
        disableSort
        render={({ permissions }) => <Count of={permissions} />}
      />
      <DataTable.Col<Role>
        source="holders"
        label="Held by"
        align="right"
        disableSort
        render={({ holders }) => people(holders)}
      />
      <DataTable.Col<Role>
        source="updatedAt"
        label="Changed"
        disableSort
        render={({ updatedAt }) => <Moment at={updatedAt} />}
      />
    </DataTable>
  </RecordList>
);
