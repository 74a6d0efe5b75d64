import type { Pack } from '../../api/billing.js';
import { money, plural } from '../../lib/format.js';
import { CREDITS_A_PICTURE } from './enough-for.js';

/** What a pack brings: its credits, unless its name says them, and how many pictures they are. */
export function packWords({
  name,
  credits,
  amountMinor,
  currency,
}: Pick<Pack, 'name' | 'credits' | 'amountMinor' | 'currency'>): string {
  const amount = plural(credits, 'credit');
  const pictures = Math.floor(credits / CREDITS_A_PICTURE);
  if (pictures === 0) return `${amount}.`;
  const each = money(Math.ceil(amountMinor / pictures), currency);
  const worth = `${plural(pictures, 'standard picture')}, ${each} each.`;
  return saysCredits(name, credits) ? worth : `${amount}: ${worth}`;
}

function saysCredits(name: string, credits: number): boolean {
  const digits = name.replaceAll(/(?<=\d)[,. ](?=\d{3})/g, '');
  return new RegExp(`(?<!\\d)${credits} credits?\\b`, 'i').test(digits);
}
