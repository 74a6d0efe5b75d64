import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';

import { toApiError } from '../../api/api-error.js';
import { type Grant, makeAccount } from '../../api/provider-sign-in.js';
import { goBackTo, safeReturnTo } from '../../lib/return-to.js';
import { Button, ButtonLink } from '../../ui/button.js';
import { ConfirmDialog } from '../../ui/dialog.js';
import { AuthCard } from './auth-card.js';
import { GrantCard } from './grant-card.js';

type Choice = 'new' | 'adopt';

/** For who is not signed in: an account from before, or a new one? */
export function ConnectQuestion({ grant }: { grant: Grant }) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const decide = useMutation({
    mutationFn: (choice: Choice) => makeAccount(grant.id, choice === 'adopt'),
    onSuccess: () => goBackTo(safeReturnTo(grant.returnTo), router),
    onError: () => setAsking(false),
  });
  const isBegun = grant.question === 'account-unconfirmed';
  const signIn = (
    <ButtonLink
      to="/sign-in"
      search={{ returnTo: `/auth/connect/${grant.id}` }}
      look={isBegun ? 'primary' : 'plain'}
      size="large"
      className="w-full"
    >
      {isBegun ? 'Sign in and connect' : 'I have an account'}
    </ButtonLink>
  );
  const makeNew = (
    <Button
      look={isBegun ? 'plain' : 'primary'}
      size="large"
      className="w-full"
      busy={decide.isPending && decide.variables === 'new'}
      onClick={() => decide.mutate('new')}
    >
      {isBegun ? 'Start with a new account' : 'I am new here'}
    </Button>
  );
  return (
    <AuthCard
      title={isBegun ? 'You began an account before' : 'Have you been here before?'}
      lead={isBegun ? begunLead(grant) : newLead(grant)}
      error={decide.error ? toApiError(decide.error) : null}
      footer={null}
    >
      <GrantCard grant={grant} />
      <div className="mt-6 space-y-3">
        {isBegun ? (
          <>
            {signIn}
            {makeNew}
          </>
        ) : (
          <>
            {makeNew}
            {signIn}
          </>
        )}
      </div>
      {isBegun && grant.canAdopt && (
        <p className="mt-5 text-sm text-muted">
          It is your account, but its password is gone?{' '}
          <button
            type="button"
            onClick={() => setAsking(true)}
            className="inline-flex min-h-11 items-center font-semibold text-ink underline underline-offset-4"
          >
            Take it over with {grant.providerName}
          </button>
        </p>
      )}
      <ConfirmDialog
        open={isAsking}
        title="Take the account over?"
        confirmLabel="Take it over"
        keepLabel="Cancel"
        busy={decide.isPending}
        onConfirm={() => decide.mutate('adopt')}
        onClose={() => setAsking(false)}
      >
        <p>
          Its pictures and credits stay. Its password stops working and every device that is signed
          in to it is signed out; from then on you sign in with {grant.providerName}. If somebody
          else may have made it by mistake, start with a new account instead.
        </p>
      </ConfirmDialog>
    </AuthCard>
  );
}

function newLead({ providerName, email }: Grant): string {
  return email
    ? `${providerName} told us an address, but does not vouch for it. So we ask: if you have an account, sign in to it and ${providerName} is connected.`
    : `${providerName} told us no address. If you have an account, sign in to it and ${providerName} is connected.`;
}

function begunLead({ providerName }: Grant): string {
  return `There is an account with your address that nobody has confirmed yet. Sign in to it as you did before, and ${providerName} is connected and your address confirmed.`;
}
