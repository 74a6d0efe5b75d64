import { describe, expect, it } from '@jest/globals';
import { judgeTexts } from './judge-texts.js';

const judged = (text: string) => {
  const judgement = judgeTexts({ idea: text });
  return judgement.verdict === 'allow' ? 'allow' : `${judgement.verdict}: ${judgement.reason}`;
};

describe('judgeTexts', () => {
  it.each([
    ['porn', 'block: sexual content'],
    ['p0rn with a fox', 'block: sexual content'],
    ['a rapist', 'block: sexual content'],
    ['paedophiles', 'block: sexual content'],
    ['a N-a-z-i fox', 'block: hatred'],
    ['n@zi', 'block: hatred'],
    ['swastikas', 'block: hatred'],
    ['suicide', 'block: self-harm'],
    ['a naked man', 'review: nakedness'],
    ['nudes', 'review: nakedness'],
    ['the holocaust, told to children', 'review: cruelty'],
    ['a sack of heroin', 'review: drugs'],
  ])('takes %j for %s', (text, expected) => {
    expect(judged(text)).toBe(expected);
  });

  it.each([
    'two foxes riding a train',
    'a heroine and her sword',
    'a pirate drinking rum',
    'grapes and a drape',
    'Essex and Sussex',
    'a pedometer',
    'a naked mole rat',
    'the scientific method',
    'an executive torturer'.replace('torturer', 'meeting'),
    'a gun in a western',
    'a skilled heiress',
    '5 cats',
  ])('allows %j', (text) => {
    expect(judged(text)).toBe('allow');
  });

  it('lets the worst of all texts count, and says which it is', () => {
    expect(judgeTexts({ idea: 'a naked cat', title: 'porn' })).toEqual({
      verdict: 'block',
      reason: 'sexual content',
      field: 'title',
    });
  });
});
