import { MailCheck } from 'lucide-react';
import { useState } from 'react';

import { renewLink, verifyEmail } from '../../api/account-links.js';
import { type ApiError, toApiError } from '../../api/api-error.js';
import { usePageMeta } from '../../lib/page-meta.js';
import { Button, ButtonLink } from '../../ui/button.js';
import { StatusNote } from '../../ui/status-note.js';
import { AuthCard } from './auth-card.js';
import { AuthLink } from './auth-link.js';
import { useLinkToken } from './use-link-token.js';

/** Where the link in a mail leads. Opening it spends nothing: mail scanners open every link. */
export function VerifyEmailPage() {
  usePageMeta('Confirm your address', 'Show that your mail address is yours.');
  const token = useLinkToken();
  const [state, setState] = useState<'asking' | 'busy' | 'done' | 'sent'>('asking');
  const [error, setError] = useState<ApiError | null>(null);

  const run = async (work: () => Promise<void>, end: 'done' | 'sent') => {
    setState('busy');
    setError(null);
    try {
      await work();
      setState(end);
    } catch (thrown) {
      setState('asking');
      setError(toApiError(thrown));
    }
  };

  if (state === 'done') {
    return (
      <AuthCard
        title="Your address is confirmed"
        lead="You are signed in, and you can always get back into your account by mail."
        error={null}
        footer={<AuthLink to="/account">To my account</AuthLink>}
      >
        <ButtonLink to="/catalogue" look="primary" size="large" className="mt-6 w-full">
          Make a picture
        </ButtonLink>
      </AuthCard>
    );
  }
  const isExpired = error?.code === 'AUTH_EXPIRED';
  // One for another address is asked for anew where it was, with the password.
  const isOver = isExpired && error.details.purpose === 'change';
  return (
    <AuthCard
      title="Confirm your address"
      lead={
        token
          ? 'One tap, and this address is your account’s own.'
          : 'This page needs the whole link from our mail. Please open it from there.'
      }
      error={error}
      footer={
        isOver ? (
          <AuthLink to="/account/security">Ask for a new link</AuthLink>
        ) : (
          <AuthLink to="/sign-in">Sign in another way</AuthLink>
        )
      }
    >
      {state === 'sent' ? (
        <div className="mt-6">
          <StatusNote icon={MailCheck} tone="success" role="status">
            If the address still waits to be confirmed, a new link is on its way.
          </StatusNote>
        </div>
      ) : (
        token &&
        !isOver && (
          <Button
            look="primary"
            size="large"
            className="mt-6 w-full"
            busy={state === 'busy'}
            onClick={() =>
              void (isExpired
                ? run(() => renewLink(token), 'sent')
                : run(() => verifyEmail(token), 'done'))
            }
          >
            {isExpired ? 'Send me a new link' : 'Confirm my address'}
          </Button>
        )
      )}
    </AuthCard>
  );
}
