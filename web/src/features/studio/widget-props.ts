import type { RefCallBack } from 'react-hook-form';

import type { FieldValue, FormField } from '../../lib/schema-form.js';

/** What every widget of a type's form is given. */
export interface WidgetProps {
  id: string;
  field: FormField;
  value: FieldValue;
  error: string | undefined;
  /** What is focused where the value is refused. */
  inputRef: RefCallBack;
  onChange: (value: FieldValue) => void;
  onBlur: () => void;
}

export function labelOf(field: FormField): string {
  return field.required ||
    field.kind === 'boolean' ||
    field.options.length > 0 ||
    field.initial !== ''
    ? field.label
    : `${field.label} (optional)`;
}
