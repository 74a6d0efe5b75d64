import { Alert } from '@mui/material';
import { useRecordContext } from 'react-admin';
import type { User } from '../../providers/verbs';
import { Facts } from '../../shared/facts';
import { Moment, Nothing } from '../../shared/moment';
import { RoleChips } from '../../shared/role-chips';
import { ShortId } from '../../shared/short-id';
import { StatusChip } from '../../shared/status-chip';
import { UserLists } from './user-lists';

export const UserOverview = () => {
  const user = useRecordContext<User>();
  if (!user) return null;
  return (
    <>
      {user.status === 'suspended' ? (
        <Alert severity="warning" sx={{ mb: 2 }}>
          Suspended: signed out everywhere, and cannot sign in.
        </Alert>
      ) : null}
      <Facts
        of={[
          ['Name', user.displayName],
          [
            'Email',
            user.email ? (
              `${user.email}${user.emailVerified ? '' : ' (not confirmed)'}`
            ) : (
              <Nothing key="none" />
            ),
          ],
          ['Phone', user.phone ?? <Nothing key="none" />],
          ['Status', <StatusChip key="status" status={user.status} />],
          ['Roles', <RoleChips key="roles" roles={user.roles} />],
          ['Joined', <Moment key="joined" at={user.createdAt} />],
          ['Last active', <Moment key="active" at={user.lastActiveAt} />],
          ['Id', <ShortId key="id" id={user.id} what="User id" full />],
        ]}
      />
      <UserLists />
    </>
  );
};
