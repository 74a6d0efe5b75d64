import { Box } from '@mui/material';
import { Link, useRecordContext } from 'react-admin';
import type { Role } from '../../providers/verbs';
import { AuditTimeline } from '../../shared/audit-timeline';
import { Facts } from '../../shared/facts';
import { Moment } from '../../shared/moment';
import { RecordShow } from '../../shared/record-show';
import { PermissionTable } from './permission-table';
import { RoleActions } from './role-actions';
import { people } from './role-list';

export const RoleShow = () => (
  <RecordShow title={<Title />} actions={<RoleActions />} timeline={<Trail />}>
    <Details />
  </RecordShow>
);

const Title = () => useRecordContext<Role>()?.name ?? 'Role';

const Details = () => {
  const role = useRecordContext<Role>();
  if (!role) return null;
  const holders = new URLSearchParams({ filter: JSON.stringify({ role: role.id }) }).toString();
  return (
    <Box sx={{ p: { xs: 2, sm: 3 } }}>
      <Facts
        of={[
          ['For', role.description || 'nobody said'],
          [
            'Comes from',
            role.builtIn ? 'The program; it stays as it is' : 'Staff; it can be changed',
          ],
          [
            'Held by',
            <Link key="holders" to={`/users?${holders}`}>
              {people(role.holders)}
            </Link>,
          ],
          ['Key', <code key="key">{role.id}</code>],
          ['Changed', <Moment key="changed" at={role.updatedAt} />],
        ]}
      />
      <PermissionTable held={role.permissions} />
    </Box>
  );
};

const Trail = () => {
  const role = useRecordContext<Role>();
  return role ? <AuditTimeline entityType="role" entityId={role.id} /> : null;
};
