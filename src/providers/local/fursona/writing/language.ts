/** `a` or `an`, by how a word sounds, not by how it is spelt. */
export function article(phrase: string): 'a' | 'an' {
  const word = phrase.toLowerCase();
  if (/^(?:hour|honest|honou?r|heir)/.test(word)) return 'an';
  if (/^(?:uni(?!n|m)|use|usual|ewe|eu|one\b|once\b|ukulele)/.test(word)) return 'a';
  return /^[aeiou]/.test(word) ? 'an' : 'a';
}

export function withArticle(phrase: string): string {
  return `${article(phrase)} ${phrase}`;
}

export function capital(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}

/** `one`, `one and other`, `one, other and third`: no comma before the last, as in Britain. */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

export interface Pronouns {
  readonly subject: string;
  readonly plural: boolean;
}

/** What a form can ask for; `none` speaks of the character by name only. */
export const PRONOUNS = {
  none: undefined,
  she: { subject: 'she', plural: false },
  he: { subject: 'he', plural: false },
  they: { subject: 'they', plural: true },
} as const satisfies Record<string, Pronouns | undefined>;

export type PronounName = keyof typeof PRONOUNS;
