/**
 * What becomes of a run by what somebody gave for it: `allow` it is made, `review` it is made and staff look at it,
 * `block` nothing is made of it.
 */
export const VERDICTS = ['allow', 'review', 'block'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a text is about where it is not simply allowed. */
export const MODERATION_REASONS = [
  'sexual content',
  'hatred',
  'self-harm',
  'nakedness',
  'cruelty',
  'drugs',
] as const;
export type ModerationReason = (typeof MODERATION_REASONS)[number];

/** What a picture shows where it is not simply allowed. No text has this reason, so that it tells the two apart. */
export const PICTURE_REASON = 'nudity';

export type Judgement =
  | { readonly verdict: 'allow' }
  | {
      readonly verdict: 'review' | 'block';
      readonly reason: ModerationReason | typeof PICTURE_REASON;
      /** The text that it is about, by its name; `photo` for a picture. */
      readonly field: string;
    };

/** What somebody is told of whom nothing is made for this, and its code. */
export function whyBlocked(reason: ModerationReason | typeof PICTURE_REASON): {
  readonly code: 'PICTURE_BLOCKED' | 'WORDS_BLOCKED';
  readonly message: string;
} {
  return reason === PICTURE_REASON
    ? {
        code: 'PICTURE_BLOCKED',
        message:
          'Nothing is made of this, because the picture seems to show nudity. Please use another one, or write to us if that is wrong.',
      }
    : {
        code: 'WORDS_BLOCKED',
        message: `Nothing is made of this, because it has words in it that are about ${reason}. Please say it in another way.`,
      };
}

/** Of all judgements of a run the one that counts: the first of the worst. */
export function worstOf(judgements: readonly Judgement[]): Judgement {
  return judgements.reduce<Judgement>(
    (worst, next) =>
      VERDICTS.indexOf(next.verdict) > VERDICTS.indexOf(worst.verdict) ? next : worst,
    { verdict: 'allow' },
  );
}

/** What a picture was taken for when it came in; null: it came before pictures were judged. */
export function judgementOfPicture(verdict: Verdict | null): Judgement {
  return verdict === null || verdict === 'allow'
    ? { verdict: 'allow' }
    : { verdict, reason: PICTURE_REASON, field: 'photo' };
}
