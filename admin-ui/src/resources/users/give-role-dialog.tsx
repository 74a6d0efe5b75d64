import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, usePermissions } from 'react-admin';
import type { ConsoleDataProvider } from '../../providers/dataProvider';
import type { User, UserRole } from '../../providers/verbs';
import { ConfirmDialog } from '../../shared/confirm-dialog';
import { formatTime, toIso } from '../../shared/format';
import { useRoles } from '../../shared/use-roles';

interface Props {
  readonly user: User;
  readonly held: readonly UserRole[];
  readonly onClose: () => void;
}

/** Gives a role for good or until a moment; of those only that the person could use themselves. */
export const GiveRoleDialog = ({ user, held, onClose }: Props) => {
  const dataProvider = useDataProvider<ConsoleDataProvider>();
  const { permissions: own } = usePermissions<ReadonlySet<string>>();
  const choices = useRoles().filter(
    ({ id, permissions }) =>
      id !== 'GUEST' && permissions.every((permission) => own?.has(permission)),
  );
  const [role, setRole] = useState('');
  const [until, setUntil] = useState('');
  const chosen = choices.find(({ id }) => id === role);
  const before = held.find((one) => one.role === role);
  const isPast = until !== '' && new Date(until) <= new Date();
  return (
    <ConfirmDialog
      title={`Give ${user.displayName} a role`}
      verb="Give"
      typed={role === 'ADMIN' ? 'ADMIN' : undefined}
      withReason
      ready={chosen !== undefined && !isPast}
      done={`${user.displayName} is now ${chosen?.name ?? ''}`}
      act={(reason) =>
        dataProvider.giveRole({ id: user.id, role, reason, expiresAt: toIso(until || null) })
      }
      onClose={onClose}
    >
      It counts at once, besides the roles that they have.
      <TextField
        select
        label="Role"
        value={role}
        onChange={({ target }) => setRole(target.value)}
        helperText={before ? heldInWords(before) : chosen?.description}
        sx={{ mt: 2 }}
      >
        {choices.map(({ id, name }) => (
          <MenuItem key={id} value={id}>
            {name}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        type="datetime-local"
        label="Until"
        value={until}
        onChange={({ target }) => setUntil(target.value)}
        error={isPast}
        helperText={isPast ? 'This is over already.' : 'Left empty: for good.'}
        slotProps={{ inputLabel: { shrink: true } }}
      />
    </ConfirmDialog>
  );
};

const heldInWords = ({ expiresAt }: UserRole): string =>
  expiresAt
    ? `They hold it until ${formatTime(expiresAt)}; this gives it another end.`
    : 'They hold it for good; this gives it another end.';
