import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import { takeBackEmail } from '../../api/account-links.js';
import { type ApiError, toApiError } from '../../api/api-error.js';
import { usePageMeta } from '../../lib/page-meta.js';
import { Button, ButtonLink } from '../../ui/button.js';
import { useToast } from '../../ui/toasts.js';
import { AuthCard } from './auth-card.js';
import { AuthLink } from './auth-link.js';
import { DeadLink, isDeadLink } from './dead-link.js';
import { useLinkToken } from './use-link-token.js';

/** Where "It was not me" leads in the mail about another address. Opening it spends nothing. */
export function TakeBackPage() {
  usePageMeta('Take your account back', 'Give your account the address again that it had before.');
  const { token } = useLinkToken();
  const navigate = useNavigate();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);

  const takeBack = async () => {
    setBusy(true);
    setError(null);
    try {
      await takeBackEmail(token);
      toast('Your account is yours again. Please choose a new password now.');
      await navigate({ to: '/account/security', replace: true });
    } catch (thrown) {
      setBusy(false);
      setError(toApiError(thrown));
    }
  };

  if (isDeadLink(error)) {
    return (
      <DeadLink error={error} footer={<AuthLink to="/contact">Write to us</AuthLink>}>
        <ButtonLink to="/forgot-password" look="primary" size="large" className="mt-6 w-full">
          Get in by another link
        </ButtonLink>
      </DeadLink>
    );
  }
  return (
    <AuthCard
      title="Take your account back"
      lead={
        token
          ? 'Somebody gave your account another address. If it was you, there is nothing to do here.'
          : 'This page needs the whole link from our mail. Please open it from there.'
      }
      error={error}
      footer={<AuthLink to="/forgot-password">Get in by another link</AuthLink>}
    >
      {token && (
        <>
          <ul className="mt-4 list-disc space-y-1.5 pl-5">
            <li>This address is put back.</li>
            <li>Everybody is signed out, and you are signed in here.</li>
            <li>
              The password goes, and with it every way to sign in that was added since. You choose a
              new password.
            </li>
          </ul>
          <Button
            look="primary"
            size="large"
            className="mt-6 w-full"
            busy={busy}
            onClick={() => void takeBack()}
          >
            It was not me: take it back
          </Button>
        </>
      )}
    </AuthCard>
  );
}
