import { isIPv4 } from 'node:net';

/**
 * A network address for those who need to tell networks apart, not to find a person:
 * `203.0.•.•`, `2001:db8:•`.
 */
export function maskedAddress(ip: string): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 2).join('.')}.•.•`;
  return `${plain.split(':').slice(0, 2).join(':')}:•`;
}
