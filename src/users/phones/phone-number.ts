import {
  type CountryCode,
  type NumberType,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import { InvalidFieldError } from '../../platform/errors/index.js';

/** A number that a text message can be sent to. */
export interface PhoneNumber {
  /** With `+`, country code and nothing but digits: the one spelling that is stored and compared. */
  readonly e164: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: CountryCode;
  /** Without the country code. */
  readonly national: string;
}

/** Lines that cost the caller extra, or that no message reaches. */
const REFUSED: Partial<Record<NonNullable<NumberType>, string>> = {
  PREMIUM_RATE: 'a premium-rate number',
  SHARED_COST: 'a shared-cost number',
  TOLL_FREE: 'a freephone number',
  UAN: 'a company number',
  VOICEMAIL: 'a voicemail number',
  PAGER: 'a pager',
};

/**
 * Reads a number as people write it, with spaces, brackets and hyphens, but with its country code:
 * we cannot know where somebody is.
 *
 * @throws InvalidFieldError with `details.reason`: `country-code`, `impossible`, `not-in-use` (no such
 *   range exists) or `kind` (it exists, but takes no text message or costs extra).
 */
export function parsePhoneNumber(text: string, field = 'phone'): PhoneNumber {
  const refuse = (reason: string, message: string): InvalidFieldError =>
    new InvalidFieldError(field, message, { reason });
  const trimmed = text.trim();
  if (!trimmed.startsWith('+')) {
    throw refuse('country-code', 'Give the number with its country code, such as +44 7911 123456.');
  }
  const parsed = parsePhoneNumberFromString(trimmed, { extract: false });
  if (!parsed?.isPossible() || parsed.ext) {
    throw refuse('impossible', 'This is not a whole phone number. Please check its digits.');
  }
  if (!parsed.isValid() || !parsed.country) {
    throw refuse(
      'not-in-use',
      'There is no such phone number. Please check its digits and the country.',
    );
  }
  const kind = REFUSED[parsed.getType() ?? 'MOBILE'];
  if (kind) {
    throw refuse('kind', `This is ${kind}, which takes no codes. Please give a mobile number.`);
  }
  return { e164: parsed.number, country: parsed.country, national: parsed.nationalNumber };
}

/**
 * A number for those who need to recognise it, not to call it: country code and the last two digits,
 * as in `+44 ••• •• 56`.
 */
export function maskedPhone(e164: string): string {
  const code = parsePhoneNumberFromString(e164)?.countryCallingCode ?? '';
  return `+${code} ••• •• ${e164.slice(-2)}`;
}
