import type { ComponentProps, ReactNode } from 'react';

import { describedBy, Field } from '../../ui/field.js';
import { PASSWORD_HINT } from './field-rules.js';
import { PasswordInput } from './password-input.js';

interface PasswordFieldProps extends Omit<ComponentProps<typeof PasswordInput>, 'id'> {
  id: string;
  label: string;
  error: string | undefined;
  hint?: string;
  aside?: ReactNode;
}

/** A password with its label, and below it what is wrong with it or good to know. */
export function PasswordField({ id, label, error, hint, aside, ...input }: PasswordFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error} aside={aside}>
      <PasswordInput
        {...input}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, error, hint)}
      />
    </Field>
  );
}

/** A password that somebody chooses; its rules are `NEW_PASSWORD`. */
export function NewPasswordField(props: Omit<PasswordFieldProps, 'hint' | 'autoComplete'>) {
  return <PasswordField {...props} hint={PASSWORD_HINT} autoComplete="new-password" />;
}
