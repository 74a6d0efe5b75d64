import { createHash } from 'node:crypto';
import { InvalidFieldError } from '../platform/errors/index.js';

/**
 * The name of what somebody of the staff does to the books once, by the key that they sent. Hashed, for
 * whoever names a person in their key names them in the books for good.
 * @throws InvalidFieldError
 */
export function staffKey(
  act: 'grant' | 'correction',
  actorId: string,
  key: string | undefined,
): string {
  if (!key || !/^[\x21-\x7e]{1,64}$/.test(key)) {
    throw new InvalidFieldError('Idempotency-Key', 'This header must have 1 to 64 characters.');
  }
  return `${act}:${actorId}:${createHash('sha256').update(key).digest('hex')}`;
}
