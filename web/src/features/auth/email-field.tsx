import type { ComponentProps } from 'react';

import { describedBy, Field, Input } from '../../ui/field.js';

interface EmailFieldProps extends Omit<ComponentProps<'input'>, 'type' | 'id'> {
  id: string;
  label?: string;
  error: string | undefined;
}

/** An address with its label; its rules are `EMAIL`. */
export function EmailField({ id, label = 'Email', error, ...input }: EmailFieldProps) {
  return (
    <Field id={id} label={label} error={error}>
      <Input
        {...input}
        id={id}
        type="email"
        inputMode="email"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, error, null)}
      />
    </Field>
  );
}
