import { hasWordOf } from '../../../../moderation/index.js';

/**
 * What is never drawn, for the pages go to children: violence and its tools, nakedness and sex, drugs, drink and
 * tobacco, hatred, self-harm. Stems, matched at the beginning of words; a sword in a knight's hand is fine.
 */
const STEMS = (
  'gun guns gunman gunmen gunfire gunshot pistol rifle revolver shotgun firearm ammo ammunition bullet bomb grenade explosive dynamite missile warhead ' +
  'kill killing killer murder stab behead decapitat massacre slaughter execution executioner tortur lynch strangl assassin terroris suicid selfharm ' +
  'blood bloody bleeding gore gory corpse mutilat dismember zombie ' +
  'nude nudity naked sex sexy sexual porn erotic hentai nsfw fetish bdsm orgasm penis vagina genital boob boobs breast nipple topless lingerie bikini stripper prostitut hooker rape rapist molest pedo paedo pedophil paedophil incest ' +
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
  'heroin',
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

/** Whether an idea asks for something that is never drawn, also where figures or gaps disguise the word. */
export function isUnsafe(idea: string): boolean {
  return hasWordOf({ stems: STEMS, whole: WHOLE, harmless: HARMLESS }, idea);
}
