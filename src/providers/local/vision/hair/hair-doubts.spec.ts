import { describe, expect, it } from '@jest/globals';
import { doubtBefore, doubtOf } from './hair-doubts.js';
import type { HairMeasures } from './hair-measures.js';
import type { HeadSight } from './head-sight.js';

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

/** A head of two pixels: one of the face, one above the forehead. */
function head({ beyond = 0, colour = 20, ...first }: Record<string, unknown>): HeadSight {
  const of = (face: number, above: number) => ({ data: [face, above] });
  return {
    frame: { inside: of(1, beyond === 0 ? 1 : 0) },
    lab: { a: of(Number(colour), 0), b: of(0, 0) },
    places: {
      up: of(0, 0.5),
      across: of(0, 0),
      outside: of(0, 0.1),
      core: of(1, 0),
      features: of(0, 0),
    },
    first: { skin: {}, hair: {}, seedShare: 0.9, ...first },
  } as unknown as HeadSight;
}

describe('a head', () => {
  it('is looked at for hair where nothing speaks against it', () => {
    expect(doubtBefore(head({}))).toBeUndefined();
    expect(doubtBefore(head({ seedShare: 0.36 }))).toBeUndefined();
  });

  it.each([
    ['cut off above the forehead', { beyond: 1 }, 'HEAD_CUT_OFF'],
    ['in black and white', { colour: 3.9 }, 'PHOTO_WITHOUT_COLOUR'],
    ['without skin to learn from', { skin: undefined }, 'HAIR_UNCERTAIN'],
    ['without hair to learn from', { hair: undefined }, 'HAIR_NOT_SEEN'],
    ['bald', { seedShare: 0.35 }, 'HAIR_NOT_SEEN'],
  ])('is not, %s', (_, change, doubt) => {
    expect(doubtBefore(head(change))).toBe(doubt);
  });
});
