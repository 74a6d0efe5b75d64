/**
 * What is never drawn, for the pages go to children: violence and its tools, nakedness and sex, drugs, drink and
 * tobacco, hatred, self-harm. Stems, matched at the beginning of words; a sword in a knight's hand is fine.
 */
const STEMS = (
  'gun guns gunman gunmen gunfire gunshot pistol rifle revolver shotgun firearm ammo ammunition bullet bomb grenade explosive dynamite missile warhead ' +
  'kill killing killer murder stab behead decapitat massacre slaughter execut tortur lynch strangl assassin terroris suicid selfharm ' +
  'blood bloody bleeding gore gory corpse mutilat dismember zombie ' +
  'nude nudity naked sex sexy sexual porn erotic hentai nsfw fetish bdsm orgasm penis vagina genital boob boobs breast nipple topless lingerie bikini stripper prostitut hooker rape rapist molest pedo paedo incest ' +
  'drug drugs cocaine heroin meth cannabis marijuana weed opium ecstasy lsd syringe junkie ' +
  'beer wine vodka whisky whiskey rum cocktail alcohol drunk cigarette cigar smoking tobacco vape vaping ' +
  'nazi hitler swastika kkk klan racist genocide holocaust isis jihad slur noose gallows guillotine satan ' +
  'fuck shit bitch cunt whore slut bastard asshole dick cock pussy'
).split(' ');

/** Words that may only be followed by an ending of their own, because harmless words begin like them. */
const WHOLE = new Set([
  'gun',
  'guns',
  'sex',
  'rum',
  'wine',
  'weed',
  'meth',
  'lsd',
  'isis',
  'cock',
  'dick',
  'drug',
  'drugs',
  'blood',
  'bloody',
  'gore',
  'gory',
  'bomb',
  'beer',
  'nude',
  'breast',
  'rape',
  'kkk',
  'klan',
  'slur',
  'shit',
  'pedo',
  'paedo',
  'vape',
  'ammo',
  'stab',
  'kill',
  'boob',
  'boobs',
  'cigar',
  'slut',
  'cunt',
  'porn',
  'satan',
  'pussy',
  'bullet',
  'drunk',
  'sexy',
  'nazi',
  'bikini',
  'naked',
  'lynch',
  'opium',
]);

/** Names of harmless things that have one of the words in them. */
const HARMLESS = /\b(?:killer[\s-]+whale|bullet[\s-]+train|pussy[\s-]+willow)s?\b/g;

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

/** Whether an idea asks for something that is never drawn, also where figures or gaps disguise the word. */
export function isUnsafe(idea: string): boolean {
  const plain = idea
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(HARMLESS, ' ');
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
  return [plain, unmasked, spelled.join(' ')].some((text) =>
    (text.match(/[a-z]+/g) ?? []).some(isUnsafeWord),
  );
}

function isUnsafeWord(word: string): boolean {
  return STEMS.some((stem) =>
    WHOLE.has(stem)
      ? word === stem || word === `${stem}s` || word === `${stem}ed` || word === `${stem}ing`
      : word.startsWith(stem),
  );
}
