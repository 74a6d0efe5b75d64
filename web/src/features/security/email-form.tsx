import { useState } from 'react';
import { useForm } from 'react-hook-form';

import { changeEmail } from '../../api/account-links.js';
import type { ApiError } from '../../api/api-error.js';
import { Button } from '../../ui/button.js';
import { placeError } from '../auth/auth-errors.js';
import { EmailField } from '../auth/email-field.js';
import { EMAIL } from '../auth/field-rules.js';
import { PasswordField } from '../auth/password-field.js';
import { Refusal } from './refusal.js';

interface EmailFormProps {
  needsPassword: boolean;
  onSent: (email: string) => void;
  onCancel: () => void;
}

export function EmailForm({ needsPassword, onSent, onCancel }: EmailFormProps) {
  const [problem, setProblem] = useState<ApiError | null>(null);
  const form = useForm({ defaultValues: { email: '', password: '' } });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async ({ email, password }) => {
    setProblem(null);
    try {
      await changeEmail(email.trim(), needsPassword ? password : undefined);
      onSent(email.trim());
    } catch (thrown) {
      setProblem(placeError(thrown, ['email', 'password'], form.setError));
    }
  });

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="mt-4 max-w-md space-y-5">
      <EmailField
        id="new-email"
        label="New email address"
        autoComplete="email"
        error={errors.email?.message}
        {...form.register('email', EMAIL)}
      />
      {needsPassword && (
        <PasswordField
          id="email-password"
          label="Your password"
          autoComplete="current-password"
          error={errors.password?.message}
          {...form.register('password', { required: 'Your password is needed.' })}
        />
      )}
      <Refusal problem={problem} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" busy={isSubmitting}>
          Send me a link
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
