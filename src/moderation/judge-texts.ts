import type { Judgement, ModerationReason } from './judgement.js';
import { hasWordOf, type WordList } from './word-list.js';

const list = (stems: string, whole = '', harmless?: RegExp): WordList => ({
  stems: stems.split(' '),
  whole: new Set(whole.split(' ')),
  ...(harmless ? { harmless } : {}),
});

/** From the worst on: the first that fits is told. Words for history, weapons or drink alone are allowed. */
const RULES: readonly (readonly ['review' | 'block', ModerationReason, WordList])[] = [
  [
    'block',
    'sexual content',
    list(
      'porn erotic hentai nsfw bdsm orgasm genital penis vagina rape rapist molest pedo paedo pedophil paedophil incest fuck cunt',
      'rape rapist pedo paedo genital penis vagina cunt',
    ),
  ],
  ['block', 'hatred', list('nazi hitler swastika kkk klansman heil', 'nazi kkk heil klansman')],
  ['block', 'self-harm', list('suicid selfharm self-harm')],
  [
    'review',
    'nakedness',
    list(
      'nude nudity naked topless lingerie stripper prostitut hooker sexy sexual sex',
      'nude naked sexy sex stripper hooker topless',
      /\bnaked[\s-]+mole[\s-]+rats?\b/g,
    ),
  ],
  [
    'review',
    'cruelty',
    list(
      'behead decapitat mutilat dismember torture massacre slaughter gore gory terroris genocide holocaust lynch strangl',
      'gore gory lynch',
    ),
  ],
  [
    'review',
    'drugs',
    list('cocaine heroin meth cannabis marijuana lsd opium', 'heroin meth lsd opium'),
  ],
];

/** Judges everything that somebody wrote for a run: the worst of it counts. */
export function judgeTexts(texts: Readonly<Record<string, string>>): Judgement {
  for (const [verdict, reason, words] of RULES) {
    for (const [field, text] of Object.entries(texts)) {
      if (hasWordOf(words, text)) return { verdict, reason, field };
    }
  }
  return { verdict: 'allow' };
}
