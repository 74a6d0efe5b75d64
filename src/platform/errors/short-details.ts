import type { ErrorDetails } from './domain-error.js';

const MAX_TEXT = 200;
const MAX_ITEMS = 20;
const MAX_DEPTH = 4;

/** A text of at most `length` characters, with `…` where something was cut off. */
export function shortText(text: string, length = MAX_TEXT): string {
  if (text.length <= length) return text;
  // Not in the middle of a character.
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/**
 * Details as they leave the program. They may repeat what the caller sent, so texts and lists are cut:
 * an answer does not grow with a hostile request.
 */
export function shortDetails(details: ErrorDetails): ErrorDetails {
  return short(details, 0) as ErrorDetails;
}

function short(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return shortText(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth === MAX_DEPTH) return undefined;
  if (Array.isArray(value)) {
    return value.slice(0, MAX_ITEMS).map((item) => short(item, depth + 1));
  }
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, MAX_ITEMS)
      .map(([key, item]) => [shortText(key), short(item, depth + 1)]),
  );
}
