import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

import { type ApiError, toApiError } from '../../api/api-error.js';
import {
  type Exchange,
  exchangeCode,
  methodsQuery,
  providerName,
} from '../../api/provider-sign-in.js';
import { usePageMeta } from '../../lib/page-meta.js';
import { goBackTo, keepReturnTo, keptReturnTo, safeReturnTo } from '../../lib/return-to.js';
import { PagePending } from '../../ui/page-pending.js';
import { useToast } from '../../ui/toasts.js';
import { CallbackProblem } from './callback-problem.js';
import { problemOfError } from './callback-problems.js';

const route = getRouteApi('/auth/callback');

/** Where providers' ways lead back to: with a one-time code, or with what went wrong. */
export function CallbackPage() {
  usePageMeta('Signing in', 'One moment, you are being signed in.');
  const { code, problem, provider, returnTo, requestId, linking } = route.useSearch();
  const { data: methods } = useQuery(methodsQuery);
  const name = provider ? providerName(provider, methods) : undefined;
  if (code) return <Exchanging code={code} />;
  return (
    <CallbackProblem
      problem={{ kind: problem ?? 'expired', requestId: requestId ?? null }}
      provider={provider}
      name={name}
      returnTo={returnTo ?? keptReturnTo()}
      isLinking={linking === 'yes'}
    />
  );
}

function Exchanging({ code }: { code: string }) {
  const router = useRouter();
  const say = useToast();
  const [error, setError] = useState<ApiError | null>(null);
  const [grantId, setGrantId] = useState<string | null>(null);

  useEffect(() => {
    let isHere = true;
    const goOn = ({ outcome, returnTo, grantId: id }: Exchange): void => {
      if (outcome === 'question') return setGrantId(id ?? null);
      if (outcome === 'linked') say('Connected. You can sign in with it from now on.');
      keepReturnTo(undefined);
      const fallback = outcome === 'linked' ? '/account/security' : undefined;
      goBackTo(safeReturnTo(returnTo, fallback), router);
    };
    exchangeCode(code).then(
      (result) => isHere && goOn(result),
      (thrown: unknown) => isHere && setError(toApiError(thrown)),
    );
    return () => {
      isHere = false;
    };
  }, [code, router, say]);

  if (grantId) return <Navigate to="/auth/connect/$id" params={{ id: grantId }} replace />;
  if (error)
    return (
      <CallbackProblem
        problem={problemOfError(error)}
        returnTo={keptReturnTo()}
        isLinking={false}
      />
    );
  return <PagePending />;
}
