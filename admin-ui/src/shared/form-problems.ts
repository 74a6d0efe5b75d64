import type { Problem } from '../api/api-error';

/**
 * The problems of a form's field and of everything inside it. Errors lie in the form's state as
 * the values do, so that `pipeline[2].kind` is found at `errors.pipeline[2].kind`.
 */
export function problemsBelow(errors: object, source: string): readonly Problem[] {
  const at = source
    .split('.')
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], errors);
  const found: Problem[] = [];
  collect(at, source, found);
  return found;
}

function collect(node: unknown, path: string, found: Problem[]): void {
  if (typeof node !== 'object' || node === null) return;
  const { message, type } = node as { message?: unknown; type?: unknown };
  if (typeof message === 'string' && typeof type === 'string') {
    found.push({ field: path, message: plain(message) });
  }
  for (const [key, child] of Object.entries(node)) {
    // The element of the page that has the error is no place inside the value.
    if (key === 'ref') continue;
    collect(child, /^\d+$/.test(key) ? `${path}[${key}]` : `${path}.${key}`, found);
  }
}

/** The framework wraps messages that it may have to translate. */
function plain(message: string): string {
  return message.replace(/^@@react-admin@@"?/, '').replace(/"$/, '');
}
