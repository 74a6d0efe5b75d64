import { type Judgement, PICTURE_REASON } from '../moderation/index.js';
import { ProviderError } from '../providers/index.js';

/**
 * What somebody should know of a run that is looked at for what they gave.
 * @throws ProviderError where nothing is made of it: no provider has seen it then
 */
export function refuseBlocked(judgement: Judgement): string[] {
  if (judgement.verdict === 'allow') return [];
  const { verdict, reason, field } = judgement;
  const isPicture = reason === PICTURE_REASON;
  if (verdict === 'block') {
    throw isPicture
      ? new ProviderError(
          'blocked',
          'Nothing is made of this, because the picture seems to show nudity. Please use another one, or write to us if that is wrong.',
          { field, code: 'PICTURE_BLOCKED' },
        )
      : new ProviderError(
          'blocked',
          `Nothing is made of this, because it has words in it that are about ${reason}. Please say it in another way.`,
          { field, code: 'WORDS_BLOCKED' },
        );
  }
  const because = isPicture
    ? 'the picture may show nudity'
    : `it has words in it that are about ${reason}`;
  return [`Somebody of us may look at this run, because ${because}.`];
}
