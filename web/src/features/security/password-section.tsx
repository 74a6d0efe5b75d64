import { useState } from 'react';
import { useForm } from 'react-hook-form';

import { changePassword } from '../../api/account-links.js';
import type { ApiError } from '../../api/api-error.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { describedBy, Field } from '../../ui/field.js';
import { useToast } from '../../ui/toasts.js';
import { placeError } from '../auth/auth-errors.js';
import { PASSWORD_HINT } from '../auth/password-hint.js';
import { PasswordInput } from '../auth/password-input.js';

interface Passwords {
  currentPassword: string;
  newPassword: string;
}

/** Changing the password; accounts without one leave the first field empty. */
export function PasswordSection() {
  const toast = useToast();
  const [error, setError] = useState<ApiError | null>(null);
  const form = useForm<Passwords>({ defaultValues: { currentPassword: '', newPassword: '' } });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async ({ currentPassword, newPassword }) => {
    setError(null);
    try {
      await changePassword(currentPassword, newPassword);
      form.reset();
      toast('Your password is changed, and all other devices are signed out.');
    } catch (thrown) {
      const rest = placeError(thrown, ['newPassword'], form.setError);
      if (rest?.details['proof'] === 'password' || rest?.details['field'] === 'password') {
        form.setError('currentPassword', { message: rest.message }, { shouldFocus: true });
      } else setError(rest);
    }
  });

  return (
    <Card title="Password">
      <form noValidate onSubmit={submit} className="mt-4 max-w-md space-y-5">
        <Field
          id="currentPassword"
          label="Your password now"
          hint="Leave it empty if your account has none."
          error={errors.currentPassword?.message}
        >
          <PasswordInput
            id="currentPassword"
            autoComplete="current-password"
            aria-invalid={errors.currentPassword ? true : undefined}
            aria-describedby={describedBy('currentPassword', errors.currentPassword, 'hint')}
            {...form.register('currentPassword')}
          />
        </Field>
        <Field
          id="newPassword"
          label="New password"
          hint={PASSWORD_HINT}
          error={errors.newPassword?.message}
        >
          <PasswordInput
            id="newPassword"
            autoComplete="new-password"
            aria-invalid={errors.newPassword ? true : undefined}
            aria-describedby={describedBy('newPassword', errors.newPassword, PASSWORD_HINT)}
            {...form.register('newPassword', {
              required: 'A password is needed.',
              minLength: { value: 10, message: 'At least 10 characters, please.' },
            })}
          />
        </Field>
        {error && (
          <p role="alert" className="text-danger">
            {error.message}
            {error.requestId && error.status >= 500 && ` Number: ${error.requestId}`}
          </p>
        )}
        <Button type="submit" busy={isSubmitting}>
          Change my password
        </Button>
      </form>
    </Card>
  );
}
