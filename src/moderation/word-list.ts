/** Words that are looked for at the beginning of words, also where figures or gaps disguise them. */
export interface WordList {
  readonly stems: readonly string[];
  /** Of the stems those that may only be followed by an ending of their own, because harmless words begin like them. */
  readonly whole: ReadonlySet<string>;
  /** Names of harmless things that have one of the words in them. */
  readonly harmless?: RegExp;
}

const DISGUISES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** Whether a text has one of the words. */
export function hasWordOf({ stems, whole, harmless }: WordList, text: string): boolean {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(harmless ?? /(?!)/g, ' ');
  // Figures stand for letters inside of words only: in `5 cats` a figure counts.
  const unmasked = plain.replace(/[a-z0-9@$!]*[a-z][a-z0-9@$!]*/g, (word) =>
    word.replace(/[013457@$!]/g, (mark, at: number) =>
      at === word.length - 1 && mark === '!' ? ' ' : DISGUISES[mark]!,
    ),
  );
  // Letters that stand alone are read as one word, with and without an article before it.
  const spelled = (unmasked.match(/\b[a-z](?:[\s.\-_*]+[a-z]\b)+/g) ?? [])
    .map((letters) => letters.replace(/[^a-z]/g, ''))
    .flatMap((word) => [word, word.slice(1)]);
  const isListed = (word: string): boolean =>
    stems.some((stem) =>
      whole.has(stem)
        ? word === stem || word === `${stem}s` || word === `${stem}ed` || word === `${stem}ing`
        : word.startsWith(stem),
    );
  return [plain, unmasked, spelled.join(' ')].some((reading) =>
    (reading.match(/[a-z]+/g) ?? []).some(isListed),
  );
}
