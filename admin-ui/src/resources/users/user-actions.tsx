import BlockIcon from '@mui/icons-material/Block';
import CheckIcon from '@mui/icons-material/CheckCircleOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { TopToolbar, useDataProvider, useGetIdentity, useRecordContext } from 'react-admin';
import type { ConsoleDataProvider } from '../../providers/dataProvider';
import type { User } from '../../providers/verbs';
import { ConfirmDialog } from '../../shared/confirm-dialog';
import { useMay } from '../../shared/use-may';

type Action = 'suspend' | 'reactivate';

/** What may be done to the user; what the role or the state does not allow is not shown. */
export const UserActions = () => {
  const user = useRecordContext<User>();
  const { identity } = useGetIdentity();
  const maySuspend = useMay('users:suspend');
  const [open, setOpen] = useState<Action>();
  if (!user) return <TopToolbar />;
  const close = () => setOpen(undefined);
  return (
    <TopToolbar sx={{ flexWrap: 'wrap', minHeight: 52 }}>
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
