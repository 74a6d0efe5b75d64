import { createHmac } from 'node:crypto';

/**
 * Names something personal, such as a mail address, without telling it: equal texts give equal
 * names, and nobody without the secret can try texts. 128 bits, in hex.
 */
export function keyedHash(secret: string, purpose: string, text: string): string {
  return createHmac('sha256', secret).update(`${purpose}\0${text}`).digest('hex').slice(0, 32);
}
