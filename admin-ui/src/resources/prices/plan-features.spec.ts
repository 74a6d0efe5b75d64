import { expect, it } from '@jest/globals';
import { featuresInWords } from './plan-features';

it('what a plan brings is said in a line, and nothing where it brings nothing', () => {
  const none = {
    qualityTier: 'standard',
    priority: 0,
    history: false,
    earlyAccess: false,
  } as const;
  expect(featuresInWords(none)).toBe('');
  expect(featuresInWords({ ...none, history: true })).toBe('results stay');
  expect(
    featuresInWords({ qualityTier: 'best', priority: 20, history: true, earlyAccess: true }),
  ).toBe('Best quality, priority 20, results stay, early access');
});
