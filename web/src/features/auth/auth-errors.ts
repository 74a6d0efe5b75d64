import type { FieldPath, FieldValues, UseFormSetError } from 'react-hook-form';

import { type ApiError, toApiError } from '../../api/api-error.js';

/**
 * Puts what the server refused beside its field. Returns the error when it belongs to no field,
 * for the top of the form.
 */
export function placeError<Values extends FieldValues>(
  thrown: unknown,
  fields: readonly FieldPath<Values>[],
  setError: UseFormSetError<Values>,
): ApiError | null {
  const error = toApiError(thrown);
  const named = fieldMessages(error);
  let placed = false;
  for (const [name, message] of named) {
    const field = fields.find((candidate) => candidate === name);
    if (!field) continue;
    setError(field, { message }, { shouldFocus: !placed });
    placed = true;
  }
  return placed ? null : error;
}

function fieldMessages({ details, message }: ApiError): [string, string][] {
  if (typeof details.field === 'string') return [[details.field, message]];
  const { fields } = details;
  if (Array.isArray(fields)) {
    return fields.flatMap((entry: unknown) => {
      const { field, message: words } = (entry ?? {}) as { field?: unknown; message?: unknown };
      return typeof field === 'string'
        ? [[field, typeof words === 'string' ? words : message] as [string, string]]
        : [];
    });
  }
  return [];
}
