import { MailCheck } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';

import { forgotPassword } from '../../api/account-links.js';
import type { ApiError } from '../../api/api-error.js';
import { usePageMeta } from '../../lib/page-meta.js';
import { Button } from '../../ui/button.js';
import { StatusNote } from '../../ui/status-note.js';
import { AuthCard } from './auth-card.js';
import { placeError } from './auth-errors.js';
import { AuthLink } from './auth-link.js';
import { EmailField } from './email-field.js';
import { EMAIL } from './field-rules.js';

export function ForgotPasswordPage() {
  usePageMeta('Forgotten password', 'Get a link to choose a new password.');
  const [error, setError] = useState<ApiError | null>(null);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm<{ email: string }>({ defaultValues: { email: '' } });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async ({ email }) => {
    setError(null);
    try {
      await forgotPassword(email.trim());
      setSentTo(email.trim());
    } catch (thrown) {
      setError(placeError(thrown, ['email'], form.setError));
    }
  });

  return (
    <AuthCard
      title="Choose a new password"
      lead="Tell us your address, and we send a link there that lets you in."
      error={error}
      footer={<AuthLink to="/sign-in">Back to sign-in</AuthLink>}
    >
      <form noValidate onSubmit={submit} className="mt-6 space-y-5">
        <EmailField
          id="email"
          autoComplete="username"
          error={errors.email?.message}
          {...form.register('email', EMAIL)}
        />
        {sentTo !== null && (
          <StatusNote icon={MailCheck} tone="success" role="status" title="Look into your mail">
            If there is an account with {sentTo}, a link is on its way. It works for an hour.
            Nothing there after a minute? Look into the spam folder, or send it again.
          </StatusNote>
        )}
        <Button type="submit" look="primary" size="large" className="w-full" busy={isSubmitting}>
          {sentTo === null ? 'Send me a link' : 'Send it again'}
        </Button>
      </form>
    </AuthCard>
  );
}
