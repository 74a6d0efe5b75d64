import BlockIcon from '@mui/icons-material/Block';
import CheckIcon from '@mui/icons-material/CheckCircleOutlined';
import BadgeIcon from '@mui/icons-material/BadgeOutlined';
import { Button, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { TopToolbar, useDataProvider, useGetIdentity, useRecordContext } from 'react-admin';
import type { ConsoleDataProvider } from '../../providers/dataProvider';
import type { Role, User } from '../../providers/verbs';
import { ConfirmDialog } from '../../shared/confirm-dialog';
import { humanise } from '../../shared/format';
import { useMay } from '../../shared/use-may';
import { ROLE_CHOICES, ROLES } from './roles';

type Action = 'suspend' | 'reactivate' | 'role';

/** What may be done to the user; what the role or the state does not allow is not shown. */
export const UserActions = () => {
  const user = useRecordContext<User>();
  const { identity } = useGetIdentity();
  const maySuspend = useMay('users:suspend');
  const mayAssign = useMay('roles:assign');
  const [open, setOpen] = useState<Action>();
  if (!user) return <TopToolbar />;
  const close = () => setOpen(undefined);
  return (
    <TopToolbar sx={{ flexWrap: 'wrap', minHeight: 52 }}>
      {mayAssign && user.status !== 'erased' ? (
        <Button size="small" startIcon={<BadgeIcon />} onClick={() => setOpen('role')}>
          Change role
        </Button>
      ) : null}
      {maySuspend && user.status === 'active' && user.id !== identity?.id ? (
        <Button
          size="small"
          color="error"
          startIcon={<BlockIcon />}
          onClick={() => setOpen('suspend')}
        >
          Suspend
        </Button>
      ) : null}
      {maySuspend && user.status === 'suspended' ? (
        <Button size="small" startIcon={<CheckIcon />} onClick={() => setOpen('reactivate')}>
          Reactivate
        </Button>
      ) : null}
      {open === 'suspend' ? <SuspendDialog user={user} onClose={close} /> : null}
      {open === 'reactivate' ? <ReactivateDialog user={user} onClose={close} /> : null}
      {open === 'role' ? <RoleDialog user={user} onClose={close} /> : null}
    </TopToolbar>
  );
};

interface DialogProps {
  readonly user: User;
  readonly onClose: () => void;
}

const SuspendDialog = ({ user, onClose }: DialogProps) => {
  const dataProvider = useDataProvider<ConsoleDataProvider>();
  return (
    <ConfirmDialog
      title={`Suspend ${user.displayName}`}
      verb="Suspend"
      typed="suspend"
      dangerous
      withReason
      done={`${user.displayName} is suspended`}
      act={(reason) => dataProvider.suspendUser({ id: user.id, reason })}
      onClose={onClose}
    >
      They are signed out on every device at once and cannot sign in until they are reactivated.
      Their pictures and credits stay as they are.
    </ConfirmDialog>
  );
};

const ReactivateDialog = ({ user, onClose }: DialogProps) => {
  const dataProvider = useDataProvider<ConsoleDataProvider>();
  return (
    <ConfirmDialog
      title={`Reactivate ${user.displayName}`}
      verb="Reactivate"
      withReason
      done={`${user.displayName} can sign in again`}
      act={(reason) => dataProvider.reactivateUser({ id: user.id, reason })}
      onClose={onClose}
    >
      They can sign in again right away.
    </ConfirmDialog>
  );
};

const RoleDialog = ({ user, onClose }: DialogProps) => {
  const dataProvider = useDataProvider<ConsoleDataProvider>();
  const [role, setRole] = useState<Role>((user.roles[0] ?? 'GUEST') as Role);
  const isSame = user.roles.length === 1 && user.roles[0] === role;
  return (
    <ConfirmDialog
      title={`Change the role of ${user.displayName}`}
      verb="Change role"
      typed={role}
      dangerous
      withReason
      ready={!isSame}
      done={`${user.displayName} is now ${humanise(role)}`}
      act={(reason) => dataProvider.setRole({ id: user.id, role, reason })}
      onClose={onClose}
    >
      The new role replaces every role they hold ({user.roles.map(humanise).join(', ') || 'none'})
      and counts at once.
      <TextField
        select
        label="Role"
        value={role}
        onChange={({ target }) => setRole(target.value as Role)}
        helperText={ROLES[role]}
        sx={{ mt: 2 }}
      >
        {ROLE_CHOICES.map(({ id, name }) => (
          <MenuItem key={id} value={id}>
            {name}
          </MenuItem>
        ))}
      </TextField>
    </ConfirmDialog>
  );
};
