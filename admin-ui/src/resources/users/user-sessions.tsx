import LogoutIcon from '@mui/icons-material/LogoutOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { ConsoleDataProvider } from '../../providers/dataProvider';
import type { Session, User } from '../../providers/verbs';
import { ConfirmDialog } from '../../shared/confirm-dialog';
import { formatNumber, formatTime } from '../../shared/format';
import { useMay } from '../../shared/use-may';
import { providerInWords } from './provider-words';
import { Row, Rows } from '../../shared/rows';
import { useOfUser } from './use-of-user';

/** Where the user is signed in; whoever may, signs them out there. */
export const UserSessions = () => {
  const mayEnd = useMay('sessions:revoke');
  const { user, data, error, isPending } = useOfUser('sessions', (provider, id) =>
    provider.userSessions(id),
  );
  const [ending, setEnding] = useState<Session | 'all'>();
  const sessions = data?.data ?? [];
  return (
    <>
      <Rows
        label="Sessions"
        error={error}
        isPending={isPending}
        empty="Not signed in anywhere at the moment."
      >
        {sessions.map((session) => (
          <Row
            key={session.id}
            first={session.device.name}
            second={inWords(session)}
            action={
              mayEnd ? (
                <Button
                  color="error"
                  aria-label={`Sign out ${session.device.name}`}
                  sx={{ minHeight: 44, flexShrink: 0 }}
                  onClick={() => setEnding(session)}
                >
                  Sign out
                </Button>
              ) : null
            }
          />
        ))}
      </Rows>
      {data && data.pagination.total > sessions.length ? (
        <p>And {formatNumber(data.pagination.total - sessions.length)} more, used longer ago.</p>
      ) : null}
      {mayEnd && sessions.length > 0 ? (
        <Button
          variant="outlined"
          color="error"
          startIcon={<LogoutIcon />}
          sx={{ mt: 2, minHeight: 44 }}
          onClick={() => setEnding('all')}
        >
          Sign out everywhere
        </Button>
      ) : null}
      {user && ending ? (
        <EndDialog user={user} session={ending} onClose={() => setEnding(undefined)} />
      ) : null}
    </>
  );
};

const inWords = ({ authProvider, ip, createdAt, lastActivityAt }: Session): string =>
  [
    ...(authProvider ? [providerInWords(authProvider)] : []),
    ...(ip ? [ip] : []),
    `since ${formatTime(createdAt)}`,
    `last used ${formatTime(lastActivityAt)}`,
  ].join(' · ');

interface Props {
  readonly user: User;
  readonly session: Session | 'all';
  readonly onClose: () => void;
}

const EndDialog = ({ user, session, onClose }: Props) => {
  const dataProvider = useDataProvider<ConsoleDataProvider>();
  const isAll = session === 'all';
  const { id, displayName } = user;
  const where = isAll ? 'everywhere' : session.device.name;
  return (
    <ConfirmDialog
      title={`Sign ${displayName} out`}
      verb={isAll ? 'Sign out everywhere' : 'Sign out'}
      dangerous
      withReason
      done={`${displayName} is signed out ${isAll ? 'everywhere' : `of ${where}`}`}
      act={(reason) =>
        isAll
          ? dataProvider.endSessions({ id, reason })
          : dataProvider.endSession({ id, sessionId: session.id, reason })
      }
      onClose={onClose}
    >
      {isAll ? 'All their sessions end' : `Their session on ${where} ends`} at once. They can sign
      in again. Where they have a confirmed address, an email says that staff signed them out.
    </ConfirmDialog>
  );
};
