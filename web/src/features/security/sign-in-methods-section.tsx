import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import { toApiError } from '../../api/api-error.js';
import {
  connectProvider,
  identitiesQuery,
  type Identity,
  removeIdentity,
} from '../../api/identities.js';
import type { OAuthProvider } from '../../api/oauth-providers.js';
import { methodsQuery, providerName } from '../../api/provider-sign-in.js';
import { endSession } from '../../api/session.js';
import { Card } from '../../ui/card.js';
import { ConfirmDialog } from '../../ui/dialog.js';
import { ErrorState } from '../../ui/page-state.js';
import { Skeleton } from '../../ui/skeleton.js';
import { useToast } from '../../ui/toasts.js';
import { SignInMethodRow } from './sign-in-method-row.js';
import { SignInMethodsToAdd } from './sign-in-methods-to-add.js';

/** By what one signs in: the list, what can be added, and what can be taken away. */
export function SignInMethodsSection() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const say = useToast();
  const list = useQuery(identitiesQuery);
  const { data: methods } = useQuery(methodsQuery);
  const [leaving, setLeaving] = useState<Identity | null>(null);
  const [isStale, setStale] = useState(false);

  const refused = (thrown: unknown): void => {
    const { message, details } = toApiError(thrown);
    if (details.proof === 'recent-sign-in') setStale(true);
    else say(message, 'bad');
  };
  const signInAgain = async () => {
    await endSession();
    await navigate({ to: '/sign-in', search: { returnTo: '/account/security' } });
  };
  const connect = useMutation({ mutationFn: connectProvider, onError: refused });
  const remove = useMutation({
    mutationFn: async (identity: Identity) => {
      await removeIdentity(identity.id);
      if (!identity.current) return;
      // The session went with it.
      await endSession();
      await navigate({ to: '/sign-in', search: { returnTo: '/account/security' } });
    },
    onSuccess: () => say('Removed. It opens your account no more.'),
    onError: refused,
    onSettled: () => {
      setLeaving(null);
      return client.invalidateQueries({ queryKey: identitiesQuery.queryKey });
    },
  });

  return (
    <Card title="How you sign in">
      <p className="mt-2 text-muted">
        Each of these opens your account. With more than one you are never locked out.
      </p>
      {list.error && !list.data ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <div role="status" aria-label="Loading how you sign in" className="mt-5 space-y-4">
          <Skeleton className="h-16 rounded-xl" />
          <Skeleton className="h-16 rounded-xl" />
        </div>
      ) : (
        <>
          <ul className="mt-3 divide-y divide-hairline">
            {list.data.map((identity) => (
              <SignInMethodRow
                key={identity.id}
                identity={identity}
                name={methodName(identity, methods?.oidc?.name)}
                isOnly={list.data.filter(({ usable }) => usable).length < 2}
                onRemove={() => setLeaving(identity)}
              />
            ))}
          </ul>
          {methods && (
            <SignInMethodsToAdd
              methods={methods}
              has={list.data.map(({ provider }) => provider)}
              busyWith={connect.isPending ? connect.variables : undefined}
              onAdd={(provider: OAuthProvider) => connect.mutate(provider)}
            />
          )}
        </>
      )}
      <ConfirmDialog
        open={leaving !== null}
        title={leaving ? `Remove ${methodName(leaving, methods?.oidc?.name)}?` : ''}
        confirmLabel="Remove it"
        keepLabel="Keep it"
        busy={remove.isPending}
        onConfirm={() => leaving && remove.mutate(leaving)}
        onClose={() => setLeaving(null)}
      >
        <p>
          It opens your account no more, and every device that signed in by it is signed out
          {leaving?.current ? ', this one included: you signed in by it' : ''}.
        </p>
      </ConfirmDialog>
      <ConfirmDialog
        open={isStale}
        title="Please sign in again first"
        confirmLabel="Sign in again"
        keepLabel="Not now"
        onConfirm={() => void signInAgain()}
        onClose={() => setStale(false)}
      >
        <p>
          Your last sign-in was some time ago. Signing in again makes sure that nobody else changes
          this on your device.
        </p>
      </ConfirmDialog>
    </Card>
  );
}

function methodName({ provider }: Identity, oidcName: string | undefined): string {
  if (provider === 'password') return 'Password';
  if (provider === 'phone') return 'Phone';
  return provider === 'oidc'
    ? (oidcName ?? 'Your organisation')
    : providerName(provider, undefined);
}
