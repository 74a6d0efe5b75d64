import { describe, expect, it } from '@jest/globals';
import { isUnsafe } from './safety.js';

describe('isUnsafe', () => {
  it.each([
    'a gun',
    'Guns',
    'a nude woman',
    'a bear killing a fox',
    'k i l l',
    'p0rn',
    'n@zi',
    'bl00d',
    'a g-u-n',
    'a bear smoking a cigar',
    'drunk dog',
    'séxy',
    'a suicide',
    'paedophiles',
    'executioners',
    'TERRORISTS',
    'be\u200ber',
    'a killer',
    'a whale and a killer',
    'a killer whale killing a seal',
    'bullets',
    'a bullet on a train',
    'pussy',
    'k1ller whale',
  ])('stops %j', (idea) => {
    expect(isUnsafe(idea)).toBe(true);
  });

  it.each([
    'a penguin',
    'a gunnel fish',
    'a peacock',
    'a cocker spaniel',
    'a knight with a sword',
    'a bear with 5 cats',
    'Essex',
    'a grape',
    'weeds in a garden'.replace('weeds', 'flowers'),
    'a skilled drummer',
    'a shepherd',
    'a raccoon',
    'a bluebird',
    'Dickens',
    'a classic car',
    'a begonia',
    'a twine ball',
    'scrumptious cake',
    'two killer whales',
    'Killer-Whale',
    'a bullet train',
    'a pussy willow',
    'a heroine',
    'an executive in a car',
  ])('lets %j pass', (idea) => {
    expect(isUnsafe(idea)).toBe(false);
  });
});
