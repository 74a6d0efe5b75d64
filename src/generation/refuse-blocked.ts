import { type Judgement, PICTURE_REASON, whyBlocked } from '../moderation/index.js';
import { ProviderError } from '../providers/index.js';

/**
 * What somebody should know of a run that is looked at for what they gave.
 * @throws ProviderError where nothing is made of it: no provider has seen it then
 */
export function refuseBlocked(judgement: Judgement): string[] {
  if (judgement.verdict === 'allow') return [];
  const { verdict, reason, field } = judgement;
  if (verdict === 'block') {
    const { message, code } = whyBlocked(reason);
    throw new ProviderError('blocked', message, { field, code });
  }
  const because =
    reason === PICTURE_REASON
      ? 'the picture may show nudity'
      : `it has words in it that are about ${reason}`;
  return [`Somebody of us may look at this run, because ${because}.`];
}
