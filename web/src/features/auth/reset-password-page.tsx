import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';

import { resetPassword } from '../../api/account-links.js';
import type { ApiError } from '../../api/api-error.js';
import { usePageMeta } from '../../lib/page-meta.js';
import { Button, ButtonLink } from '../../ui/button.js';
import { useToast } from '../../ui/toasts.js';
import { AuthCard } from './auth-card.js';
import { placeError } from './auth-errors.js';
import { AuthLink } from './auth-link.js';
import { DeadLink, isDeadLink } from './dead-link.js';
import { NEW_PASSWORD } from './field-rules.js';
import { NewPasswordField } from './password-field.js';
import { useLinkToken } from './use-link-token.js';

export function ResetPasswordPage() {
  usePageMeta('New password', 'Choose a new password for your account.');
  const { token } = useLinkToken();
  const navigate = useNavigate();
  const toast = useToast();
  const [error, setError] = useState<ApiError | null>(null);
  const form = useForm<{ password: string }>({ defaultValues: { password: '' } });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async ({ password }) => {
    setError(null);
    try {
      await resetPassword(token, password);
      toast('Your password is changed. You are signed in here, and signed out everywhere else.');
      await navigate({ to: '/account', replace: true });
    } catch (thrown) {
      setError(placeError(thrown, ['password'], form.setError));
    }
  });

  if (isDeadLink(error)) {
    return (
      <DeadLink error={error} footer={<AuthLink to="/sign-in">Back to sign-in</AuthLink>}>
        <ButtonLink to="/forgot-password" look="primary" size="large" className="mt-6 w-full">
          Send me a new link
        </ButtonLink>
      </DeadLink>
    );
  }
  return (
    <AuthCard
      title="Choose a new password"
      lead={
        token
          ? 'It signs you in here and signs you out everywhere else.'
          : 'This page needs the whole link from our mail. Please open it from there.'
      }
      error={error}
      footer={<AuthLink to="/forgot-password">Get another link</AuthLink>}
    >
      {token && (
        <form noValidate onSubmit={submit} className="mt-6 space-y-5">
          <NewPasswordField
            id="password"
            label="New password"
            error={errors.password?.message}
            {...form.register('password', NEW_PASSWORD)}
          />
          <Button type="submit" look="primary" size="large" className="w-full" busy={isSubmitting}>
            Set my password
          </Button>
        </form>
      )}
    </AuthCard>
  );
}
