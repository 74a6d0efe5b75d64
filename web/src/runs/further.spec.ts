import { describe, expect, it } from '@jest/globals';

import type { Artifact, TransformationType } from '../api/types.js';
import { biggerOf, lookFor } from './further.js';
import { tooLargeToGoOn } from './photo-of.js';

const type = (slug: string, more: Partial<TransformationType> = {}) =>
  ({
    slug,
    inputKind: 'photo',
    availability: 'ready',
    previewable: true,
    enlarged: null,
    inputSchema: {},
    ...more,
  }) as TransformationType;

const bigger = type('bigger', {
  previewable: false,
  enlarged: { by: 'scale', maxPixels: 50_000_000 },
  inputSchema: { properties: { scale: { enum: ['2', '4'] } } },
});
const types = [type('story', { inputKind: 'prompt' }), type('oil'), type('comic'), bigger];

const file = (width: number, height: number, mime = 'image/jpeg') =>
  ({ mime, width, height, previewUrl: '/small' }) as Artifact;
const work = (...artifacts: Artifact[]) => ({ type: 'oil', artifacts });

describe('what else can be made of a picture', () => {
  it('is a bigger one, and the first look that it has not had', () => {
    const photo = work(file(1200, 800));
    expect(biggerOf(photo, types)?.slug).toBe('bigger');
    expect(lookFor(photo, types)?.slug).toBe('comic');
  });

  it('is no bigger one where that would be too large, or where there are vectors', () => {
    expect(biggerOf(work(file(4_000, 3_000)), types)).toBe(bigger);
    expect(biggerOf(work(file(4_000, 3_200)), types)).toBeUndefined();
    const page = work(file(1200, 800, 'image/png'), file(0, 0, 'image/svg+xml'));
    expect(biggerOf(page, types)).toBeUndefined();
    expect(lookFor(page, types)?.slug).toBe('comic');
  });

  it('says what helps where a picture is too large to go in, and nothing where none would', () => {
    expect(tooLargeToGoOn(work(file(5_004, 800)))).toMatch(/^More than 5,000 pixels.*Download it/);
    expect(tooLargeToGoOn(work(file(5_000, 800)))).toBeNull();
    expect(tooLargeToGoOn(work(file(6_000, 800, 'text/plain')))).toBeNull();
  });

  it('is nothing where no picture can go in: too wide, a text, or gone', () => {
    const gone = { ...file(1200, 800), previewUrl: null };
    for (const one of [file(6_000, 800), file(1200, 800, 'text/plain'), gone]) {
      expect(biggerOf(work(one), types)).toBeUndefined();
      expect(lookFor(work(one), types)).toBeUndefined();
    }
  });

  it('is nothing that cannot be made here', () => {
    const missing = types.map((one) => ({ ...one, availability: 'needs-provider' as const }));
    expect(biggerOf(work(file(1200, 800)), missing)).toBeUndefined();
    expect(lookFor(work(file(1200, 800)), missing)).toBeUndefined();
  });
});
