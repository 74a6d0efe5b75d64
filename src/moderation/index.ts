export {
  type Judgement,
  judgementOfPicture,
  MODERATION_REASONS,
  type ModerationReason,
  PICTURE_REASON,
  type Verdict,
  VERDICTS,
  whyBlocked,
  worstOf,
} from './judgement.js';
export { judgeTexts } from './judge-texts.js';
export { PICTURE_JUDGE, type PictureToJudge } from './picture-judge.js';
export { hasWordOf, type WordList } from './word-list.js';
