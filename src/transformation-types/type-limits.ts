/** Small words with hyphens between them. */
export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** One line without blanks at its ends. */
export const NAME = /^\S(.*\S)?$/u;

export const TAG = /^\S.{0,28}\S$/u;

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
