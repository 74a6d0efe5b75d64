/**
 * The subject under whose key stands what is personal of people whom nobody can name: who failed to
 * sign in, or asked for something without being signed in. All of one day (UTC) are one subject, so
 * that a day can go as a whole. The id is a UUID v8 (RFC 9562) that ends in the date, so ids of
 * consecutive days follow each other and none is a user's.
 */
export function strangersOf(at: Date): string {
  return `00000000-0000-8000-8000-0000${at.toISOString().slice(0, 10).replaceAll('-', '')}`;
}

/** Lies before the strangers of every day. */
export const FIRST_STRANGERS = '00000000-0000-8000-8000-000000000000';
