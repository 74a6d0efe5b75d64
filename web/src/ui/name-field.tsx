import type { ComponentProps } from 'react';

import { describedBy, Field, Input } from './field.js';

/** What forms ask of a person's name before the server does. */
export const NAME = {
  validate: (name: string) => name.trim() !== '' || 'A name is needed; any will do.',
  maxLength: { value: 80, message: 'At most 80 characters, please.' },
} as const;

interface NameFieldProps extends ComponentProps<'input'> {
  id: string;
  label: string;
  error: string | undefined;
}

/** A person's name with its label; its rules are `NAME`. */
export function NameField({ id, label, error, ...input }: NameFieldProps) {
  return (
    <Field id={id} label={label} error={error}>
      <Input
        autoComplete="name"
        {...input}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, error, null)}
      />
    </Field>
  );
}
