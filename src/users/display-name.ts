import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsString, Length, Matches } from 'class-validator';

const MAX = 80;
/** No control characters, no halves of characters, and none that turn the direction of writing. */
export const PRINTABLE = /^[^\p{Cc}\p{Cs}\p{Co}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u;

/** A name to show: trimmed, 1 to 80 characters that can be seen. */
export const IsDisplayName = () =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? value.normalize('NFC').trim() : value,
    ),
    IsString(),
    Length(1, MAX, { message: `The name needs 1 to ${MAX} characters.` }),
    Matches(PRINTABLE, { message: 'The name has characters that cannot be shown.' }),
  );

/** A name that somebody else gave, cut to what can be shown; undefined where nothing is left. */
export function shownName(text: string | null): string | undefined {
  const printable = [...(text ?? '').normalize('NFC')].filter((character) =>
    PRINTABLE.test(character),
  );
  // The last one may have been cut in half.
  const cut = printable
    .join('')
    .trim()
    .slice(0, MAX)
    .replace(/[\ud800-\udbff]$/, '');
  return cut.trim() || undefined;
}

/** What somebody is called of whom no name is known. */
const NEUTRAL = 'Guest';

/** The name that an account has until its owner gives another: what stands before the @. */
export function displayNameFrom(email: string): string {
  return email.slice(0, email.lastIndexOf('@')).slice(0, MAX) || NEUTRAL;
}

/**
 * The same for who came by phone: `Guest 56`, so that people and staff can tell them apart, by no more
 * of the number than staff sees anyway.
 */
export function displayNameFromPhone(e164: string): string {
  return `${NEUTRAL} ${e164.slice(-2)}`;
}
