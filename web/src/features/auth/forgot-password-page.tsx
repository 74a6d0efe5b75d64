import { Link } from '@tanstack/react-router';
import { MailCheck } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';

import { forgotPassword } from '../../api/account-links.js';
import type { ApiError } from '../../api/api-error.js';
import { usePageMeta } from '../../lib/page-meta.js';
import { Button } from '../../ui/button.js';
import { describedBy, Field, Input } from '../../ui/field.js';
import { StatusNote } from '../../ui/status-note.js';
import { AuthCard } from './auth-card.js';
import { placeError } from './auth-errors.js';

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
      footer={
        <Link
          to="/sign-in"
          className="inline-flex min-h-11 items-center font-semibold text-ink underline underline-offset-4"
        >
          Back to sign-in
        </Link>
      }
    >
      <form noValidate onSubmit={submit} className="mt-6 space-y-5">
        <Field id="email" label="Email" error={errors.email?.message}>
          <Input
            id="email"
            type="email"
            autoComplete="username"
            inputMode="email"
            aria-invalid={errors.email ? true : undefined}
            aria-describedby={describedBy('email', errors.email, null)}
            {...form.register('email', { required: 'Your email address is needed.' })}
          />
        </Field>
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
