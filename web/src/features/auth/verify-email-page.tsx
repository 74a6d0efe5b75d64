import { MailCheck } from 'lucide-react';
import { useState } from 'react';

import { renewLink, verifyEmail } from '../../api/account-links.js';
import { type ApiError, toApiError } from '../../api/api-error.js';
import { usePageMeta } from '../../lib/page-meta.js';
import { Button, ButtonLink } from '../../ui/button.js';
import { StatusNote } from '../../ui/status-note.js';
import { AuthCard } from './auth-card.js';
import { AuthLink } from './auth-link.js';
import { DeadLink, isDeadLink } from './dead-link.js';
import { useLinkToken } from './use-link-token.js';

/** Where the link in a mail leads. Opening it spends nothing: mail scanners open every link. */
export function VerifyEmailPage() {
  usePageMeta('Confirm your address', 'Show that your mail address is yours.');
  const { token, isSpent, spend } = useLinkToken();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);

  const confirm = async () => {
    setBusy(true);
    setError(null);
    try {
      await verifyEmail(token);
      spend();
    } catch (thrown) {
      setError(toApiError(thrown));
    } finally {
      setBusy(false);
    }
  };

  if (isSpent) {
    return (
      <Confirmed
        title="Your address is confirmed"
        lead="You are signed in, and you can always get back into your account by mail."
      />
    );
  }
  if (error?.details.reason === 'confirmed') {
    return (
      <Confirmed
        title="Your address is confirmed already"
        lead="This link has done its work; there is nothing left to do."
      />
    );
  }
  if (isDeadLink(error)) return <DeadVerification key={token} token={token} error={error} />;
  return (
    <AuthCard
      title="Confirm your address"
      lead={
        token
          ? 'One tap, and this address is your account’s own.'
          : 'This page needs the whole link from our mail. Please open it from there.'
      }
      error={error}
      footer={<AuthLink to="/sign-in">Sign in another way</AuthLink>}
    >
      {token ? (
        <Button
          look="primary"
          size="large"
          className="mt-6 w-full"
          busy={busy}
          onClick={() => void confirm()}
        >
          Confirm my address
        </Button>
      ) : (
        <ButtonLink to="/account" size="large" className="mt-6 w-full">
          Ask for a new link in my account
        </ButtonLink>
      )}
    </AuthCard>
  );
}

function Confirmed({ title, lead }: { title: string; lead: string }) {
  return (
    <AuthCard
      title={title}
      lead={lead}
      error={null}
      footer={<AuthLink to="/account">To my account</AuthLink>}
    >
      <ButtonLink to="/catalogue" look="primary" size="large" className="mt-6 w-full">
        Make a picture
      </ButtonLink>
    </AuthCard>
  );
}

function DeadVerification({ token, error }: { token: string; error: ApiError }) {
  const [state, setState] = useState<'asking' | 'busy' | 'sent'>('asking');
  const [refusal, setRefusal] = useState<ApiError | null>(null);
  const renew = async () => {
    setState('busy');
    try {
      await renewLink(token);
      setState('sent');
    } catch (thrown) {
      setState('asking');
      setRefusal(toApiError(thrown));
    }
  };
  // One for another address is asked for anew where it was, with the password.
  const isChange = error.details.purpose === 'change';
  return (
    <DeadLink
      error={refusal ?? error}
      footer={<AuthLink to="/sign-in">Sign in another way</AuthLink>}
    >
      {isChange ? (
        <ButtonLink to="/account/security" look="primary" size="large" className="mt-6 w-full">
          Ask for a new link
        </ButtonLink>
      ) : state === 'sent' ? (
        <div className="mt-6">
          <StatusNote icon={MailCheck} tone="success" role="status">
            If the address still waits to be confirmed, a new link is on its way.
          </StatusNote>
        </div>
      ) : (
        <Button
          look="primary"
          size="large"
          className="mt-6 w-full"
          busy={state === 'busy'}
          onClick={() => void renew()}
        >
          Send me a new link
        </Button>
      )}
    </DeadLink>
  );
}
