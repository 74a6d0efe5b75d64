import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';

import { changePassword } from '../../api/account-links.js';
import type { ApiError } from '../../api/api-error.js';
import { meQuery } from '../../api/me.js';
import { queryClient } from '../../api/query-client.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { useToast } from '../../ui/toasts.js';
import { placeError } from '../auth/auth-errors.js';
import { NEW_PASSWORD } from '../auth/field-rules.js';
import { NewPasswordField, PasswordField } from '../auth/password-field.js';
import { Refusal } from './refusal.js';

/** The password of the account: to change, or to choose the first one. */
export function PasswordSection() {
  const { data: me } = useQuery(meQuery);
  if (!me) return null;
  return (
    <Card title="Password">
      {me.email === null ? (
        <p className="mt-2 text-muted">
          A password goes with an email address. Add one above, then you can choose a password.
        </p>
      ) : (
        <PasswordForm hasPassword={me.hasPassword} />
      )}
    </Card>
  );
}

function PasswordForm({ hasPassword }: { hasPassword: boolean }) {
  const toast = useToast();
  const [problem, setProblem] = useState<ApiError | null>(null);
  const form = useForm({ defaultValues: { currentPassword: '', newPassword: '' } });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async ({ currentPassword, newPassword }) => {
    setProblem(null);
    try {
      await changePassword(currentPassword, newPassword);
      form.reset();
      toast('Your password is changed, and all other devices are signed out.');
      await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
    } catch (thrown) {
      const rest = placeError(thrown, ['newPassword'], form.setError);
      if (rest?.details.field === 'password') {
        form.setError('currentPassword', { message: rest.message }, { shouldFocus: true });
      } else setProblem(rest);
    }
  });

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="mt-4 max-w-md space-y-5">
      {hasPassword && (
        <PasswordField
          id="currentPassword"
          label="Your password now"
          autoComplete="current-password"
          error={errors.currentPassword?.message}
          {...form.register('currentPassword', { required: 'Your password is needed.' })}
        />
      )}
      <NewPasswordField
        id="newPassword"
        label="New password"
        error={errors.newPassword?.message}
        {...form.register('newPassword', NEW_PASSWORD)}
      />
      <Refusal problem={problem} />
      <Button type="submit" busy={isSubmitting}>
        {hasPassword ? 'Change my password' : 'Set a password'}
      </Button>
    </form>
  );
}
