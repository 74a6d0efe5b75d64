import { z } from 'zod';

/** An error answer of the control API: `{ error: { code, message, details } }`. */
export class ControlError extends Error {
  constructor(
    readonly statusCode: number,
    readonly code: string,
    message: string,
    readonly details: Record<string, unknown> = {},
  ) {
    super(message);
  }
}

/** The value in the schema's shape, or a 400 that names every field that is wrong. */
export function valid<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  const fields = result.error.issues.map((issue) => ({
    field: issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue.path.join('.'),
    problem: issue.message,
  }));
  const summary = fields
    .map(({ field, problem }) => (field === '' ? problem : `${field}: ${problem}`))
    .join('; ');
  throw new ControlError(400, 'VALIDATION_ERROR', summary, { fields });
}

/** How often something is done. */
export const times = z.int().min(1).max(100).default(1);

export function found<T>(object: T | undefined): T {
  if (!object) throw new ControlError(404, 'NOT_FOUND', 'There is no such object.');
  return object;
}
