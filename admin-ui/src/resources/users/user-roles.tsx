import AddIcon from '@mui/icons-material/Add';
import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useGetIdentity } from 'react-admin';
import type { ConsoleDataProvider } from '../../providers/dataProvider';
import type { User, UserRole } from '../../providers/verbs';
import { ConfirmDialog } from '../../shared/confirm-dialog';
import { formatTime } from '../../shared/format';
import { useMay } from '../../shared/use-may';
import { useRoleName } from '../../shared/use-roles';
import { GiveRoleDialog } from './give-role-dialog';
import { Row, Rows } from '../../shared/rows';
import { useOfUser } from './use-of-user';

/** The role that everybody with an account has. */
const EVERYBODY = 'GUEST';

/** The roles that the user holds and until when; whoever may, gives and takes them. */
export const UserRoles = () => {
  const nameOf = useRoleName();
  const { identity } = useGetIdentity();
  const mayAssign = useMay('roles:assign');
  const {
    user,
    data = [],
    error,
    isPending,
  } = useOfUser('roles', (provider, id) => provider.userRoles(id));
  const [isGiving, setGiving] = useState(false);
  const [taking, setTaking] = useState<UserRole>();
  if (!user) return null;
  const isOwn = identity?.id === user.id;
  const canChange = mayAssign && !isOwn && user.status !== 'erased';
  return (
    <>
      <Rows label="Roles" error={error} isPending={isPending} empty="Holds no role at all.">
        {data.map((held) => (
          <Row
            key={held.role}
            first={nameOf(held.role)}
            second={inWords(held)}
            action={
              canChange && held.role !== EVERYBODY ? (
                <Button
                  color="error"
                  aria-label={`Take ${nameOf(held.role)}`}
                  sx={{ minHeight: 44 }}
                  onClick={() => setTaking(held)}
                >
                  Take
                </Button>
              ) : null
            }
          />
        ))}
      </Rows>
      {mayAssign && isOwn ? (
        <Box sx={{ color: 'text.secondary', mt: 2 }}>
          Nobody changes their own roles. Another administrator can.
        </Box>
      ) : null}
      {canChange ? (
        <Button
          variant="outlined"
          startIcon={<AddIcon />}
          sx={{ mt: 2, minHeight: 44 }}
          onClick={() => setGiving(true)}
        >
          Give a role
        </Button>
      ) : null}
      {isGiving ? (
        <GiveRoleDialog user={user} held={data} onClose={() => setGiving(false)} />
      ) : null}
      {taking ? (
        <TakeDialog user={user} role={taking.role} onClose={() => setTaking(undefined)} />
      ) : null}
    </>
  );
};

const inWords = ({ since, expiresAt, grantedBy }: UserRole): string =>
  [
    expiresAt ? `until ${formatTime(expiresAt)}` : 'for good',
    `since ${formatTime(since)}`,
    ...(grantedBy ? [`given by ${grantedBy.displayName}`] : []),
  ].join(' · ');

interface Props {
  readonly user: User;
  readonly role: string;
  readonly onClose: () => void;
}

const TakeDialog = ({ user, role, onClose }: Props) => {
  const dataProvider = useDataProvider<ConsoleDataProvider>();
  const name = useRoleName()(role);
  return (
    <ConfirmDialog
      title={`Take ${name} from ${user.displayName}`}
      verb="Take"
      dangerous
      withReason
      done={`${user.displayName} is no longer ${name}`}
      act={(reason) => dataProvider.takeRole({ id: user.id, role, reason })}
      onClose={onClose}
    >
      What this role let them do ends at once, on every device. Their account and pictures stay
      theirs.
    </ConfirmDialog>
  );
};
