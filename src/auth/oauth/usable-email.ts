import { isEmail } from 'class-validator';
import type { ProviderProfile } from './oauth-provider.js';

const MAX_LENGTH = 254;

/** An address of a provider in the form in which ours are kept, or undefined where it is none. */
export function usableEmail(text: string | null): string | undefined {
  const email = text?.trim().normalize('NFC').toLowerCase() ?? '';
  return email.length <= MAX_LENGTH && isEmail(email) ? email : undefined;
}

/** The address, where the provider says in so many words that it is theirs. */
export function vouchedEmail({
  email,
  emailVerified,
}: Pick<ProviderProfile, 'email' | 'emailVerified'>): string | undefined {
  return emailVerified ? usableEmail(email) : undefined;
}
