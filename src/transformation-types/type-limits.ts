/** Small words with hyphens between them. */
export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** One line of visible characters without blanks at its ends. */
export const NAME = /^(?! )[^\p{Cc}\p{Surrogate}]+(?<! )$/u;

export const TAG = /^(?! )[^\p{Cc}\p{Surrogate}]{2,30}(?<! )$/u;

/** Text of any number of lines, without other control characters. */
export const PROSE = /^([^\p{Cc}\p{Surrogate}]|[\n\t])+$/u;

/** A picture on this site; other origins are refused by the browser anyway. */
export const SITE_PATH = /^\/(?!\/)[A-Za-z0-9._~/-]+\.(webp|png|jpg|svg)$/;

/** Most credits that a unit may cost. */
export const MAX_CREDITS = 100_000;

export const MAX_SLUG = 60;

/** A slug made of a name: accents dropped, everything else that is no letter or digit a hyphen. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, MAX_SLUG)
    .replace(/-+$/, '');
}
