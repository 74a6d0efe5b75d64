import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';

import { toApiError } from '../../api/api-error.js';
import { useMe } from '../../api/me.js';
import { type Grant, linkGrant } from '../../api/provider-sign-in.js';
import { endSession } from '../../api/session.js';
import { goBackTo, safeReturnTo } from '../../lib/return-to.js';
import { Button } from '../../ui/button.js';
import { useToast } from '../../ui/toasts.js';
import { AuthCard } from './auth-card.js';
import { GrantCard } from './grant-card.js';

/** For who is signed in: shall it open this account from now on? Never without being asked. */
export function ConnectToAccount({ grant }: { grant: Grant }) {
  const me = useMe();
  const router = useRouter();
  const navigate = useNavigate();
  const client = useQueryClient();
  const say = useToast();
  const leave = () => goBackTo(safeReturnTo(grant.returnTo), router);
  const connect = useMutation({
    mutationFn: () => linkGrant(grant.id),
    onSuccess: () => {
      say(`${grant.providerName} is connected. You can sign in with it from now on.`);
      void client.invalidateQueries({ queryKey: ['identities'] });
      leave();
    },
  });
  const error = connect.error ? toApiError(connect.error) : null;
  const isStale = error?.details.proof === 'recent-sign-in';
  const signInAgain = async () => {
    await endSession();
    await navigate({ to: '/sign-in', search: { returnTo: `/auth/connect/${grant.id}` } });
  };
  return (
    <AuthCard
      title={`Connect ${grant.providerName}?`}
      lead={
        <>
          From then on it opens your account, beside the ways in that you have:
          {me && (
            <strong className="block text-ink [overflow-wrap:anywhere]">
              {me.email ?? me.displayName}
            </strong>
          )}
        </>
      }
      error={isStale ? null : error}
      footer={null}
    >
      <GrantCard grant={grant} />
      {isStale && (
        <p role="alert" className="mt-5">
          Your last sign-in was some time ago. Please sign in again first, so that nobody else can
          do this on your device.
        </p>
      )}
      <div className="mt-6 space-y-3">
        {isStale ? (
          <Button look="primary" size="large" className="w-full" onClick={() => void signInAgain()}>
            Sign in again
          </Button>
        ) : (
          <Button
            look="primary"
            size="large"
            className="w-full"
            busy={connect.isPending}
            onClick={() => connect.mutate()}
          >
            Connect {grant.providerName}
          </Button>
        )}
        <Button size="large" className="w-full" onClick={leave}>
          Not now
        </Button>
      </div>
    </AuthCard>
  );
}
