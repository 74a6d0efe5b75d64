import { useState } from 'react';
import { useForm } from 'react-hook-form';

import type { ApiError } from '../../api/api-error.js';
import { removeOwnPhone } from '../../api/phone.js';
import { Button } from '../../ui/button.js';
import { placeError } from '../auth/auth-errors.js';
import { PasswordField } from '../auth/password-field.js';
import { Refusal } from './refusal.js';

interface RemovePhoneProps {
  needsPassword: boolean;
  onDone: () => void;
  onCancel: () => void;
}

export function RemovePhone({ needsPassword, onDone, onCancel }: RemovePhoneProps) {
  const [problem, setProblem] = useState<ApiError | null>(null);
  const form = useForm<{ password: string }>({ defaultValues: { password: '' } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ password }) => {
    setProblem(null);
    try {
      await removeOwnPhone(needsPassword ? password : undefined);
      onDone();
    } catch (thrown) {
      setProblem(placeError(thrown, ['password'], form.setError));
    }
  });

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="mt-4 max-w-md space-y-5">
      <p>You cannot sign in with this number any more, and all other devices are signed out.</p>
      {needsPassword && (
        <PasswordField
          id="remove-password"
          label="Your password"
          autoComplete="current-password"
          error={errors.password?.message}
          {...form.register('password', { required: 'Your password is needed.' })}
        />
      )}
      <Refusal problem={problem} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="danger" busy={isSubmitting}>
          Remove my number
        </Button>
        <Button onClick={onCancel}>Keep it</Button>
      </div>
    </form>
  );
}
