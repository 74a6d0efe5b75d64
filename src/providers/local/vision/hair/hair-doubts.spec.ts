import { describe, expect, it } from '@jest/globals';
import { doubtOf } from './hair-doubts.js';
import type { HairMeasures } from './hair-measures.js';

/** Hair that was found well. */
const GOOD: HairMeasures = {
  area: 1.4,
  vague: 0.15,
  faint: 0.08,
  faintOnPerson: 0.1,
  crown: 1,
  stray: 0.02,
  apart: 0.05,
  strange: 0.1,
  parted: 8,
  chroma: 12,
  hue: 60,
};

const doubtOn = (change: Partial<HairMeasures>) => doubtOf({ ...GOOD, ...change });

describe('hair that was found', () => {
  it.each<[string, Partial<HairMeasures>]>([
    ['good', {}],
    ['of a fair share', { area: 4.4 }],
    ['of colours that hair has by nature', { chroma: 30, hue: 60 }],
    ['of hardly any colour', { chroma: 17, hue: 200 }],
    ['partly beside something else', { strange: 0.5 }],
  ])('is taken where it is %s', (_, change) => {
    expect(doubtOn(change)).toBeUndefined();
  });

  it.each<[string, Partial<HairMeasures>]>([
    ['there is hardly any', { area: 0.29 }],
    ['the head is not covered', { crown: 0.59 }],
    ['above and beside the face it differs, as below a hat', { parted: 30 }],
    ['only a hat is beside the face', { strange: 0.36, parted: 0 }],
    ['it is redder than hair', { chroma: 19, hue: 29 }],
    ['it is greener than hair', { chroma: 19, hue: 106 }],
  ])('is not seen where %s', (_, change) => {
    expect(doubtOn(change)).toBe('HAIR_NOT_SEEN');
  });

  it.each<[string, Partial<HairMeasures>]>([
    ['there is more than anybody has', { area: 4.6 }],
    ['much of it is only likely', { vague: 0.35 }],
    ['its outline is hardly seen', { faint: 0.21 }],
    ['its outline on the person is hardly seen', { faintOnPerson: 0.28 }],
    ['the person is found where nobody is', { stray: 0.31 }],
    ['parts of it lie apart', { apart: 0.31 }],
  ])('is uncertain where %s', (_, change) => {
    expect(doubtOn(change)).toBe('HAIR_UNCERTAIN');
  });
});
