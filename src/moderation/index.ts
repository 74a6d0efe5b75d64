export {
  judgeTexts,
  type Judgement,
  MODERATION_REASONS,
  type ModerationReason,
  VERDICTS,
  type Verdict,
} from './judge-texts.js';
export { hasWordOf, type WordList } from './word-list.js';
