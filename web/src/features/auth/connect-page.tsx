import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';

import { toApiError } from '../../api/api-error.js';
import { grantQuery } from '../../api/provider-sign-in.js';
import { useSessionState } from '../../api/session.js';
import { usePageMeta } from '../../lib/page-meta.js';
import { keptReturnTo } from '../../lib/return-to.js';
import { PagePending } from '../../ui/page-pending.js';
import { ErrorState } from '../../ui/page-state.js';
import { CallbackProblem } from './callback-problem.js';
import { ConnectQuestion } from './connect-question.js';
import { ConnectToAccount } from './connect-to-account.js';

const route = getRouteApi('/auth/connect/$id');

/**
 * Which account does this Google or Facebook belong to? Asked where the provider's word alone does not
 * say, answered by signing in first or by making a new account.
 */
export function ConnectPage() {
  usePageMeta('Connect your account', 'Say which PixShift account this sign-in belongs to.');
  const { id } = route.useParams();
  const session = useSessionState();
  const { data: grant, error, refetch } = useQuery(grantQuery(id));
  // An address that cannot be one leads nowhere, as one that was.
  if (error && [400, 404].includes(toApiError(error).status)) {
    return (
      <CallbackProblem
        problem={{ kind: 'expired', requestId: null }}
        returnTo={keptReturnTo()}
        isLinking={false}
      />
    );
  }
  if (error && !grant) return <ErrorState asPage error={error} onRetry={() => void refetch()} />;
  if (!grant || session === 'unknown') return <PagePending />;
  return session === 'signed-in' ? (
    <ConnectToAccount grant={grant} />
  ) : (
    <ConnectQuestion grant={grant} />
  );
}
