import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { gaussianBlur } from '../imaging/blur.js';
import { loadPhoto } from '../imaging/photo.js';
import { luma, mask, rgbImage, type RgbImage } from '../imaging/plane.js';
import { petMouth } from './draw-pet-face.js';
import { ANALYSIS_SIZE } from './line-art.js';
import { candidatesIn, darkEyes } from './pet-eyes.js';
import { petFaces, type PetNose } from './pet-face.js';
import { NoseSearch } from './pet-nose.js';

const root = join(import.meta.dirname, '../../../..');
/** Decimals: within a hundredth of the width or height. */
const NEAR = 1.7;
const load = (path: string) => loadPhoto(join(root, path), ANALYSIS_SIZE);

/** Where it is known of the whole picture that it is an animal. */
function everywhere({ width, height }: RgbImage) {
  const all = mask(width, height);
  all.data.fill(1);
  return all;
}

describe('the face of an animal', () => {
  it.each([
    ['web/public/samples/chelsea.jpg', everywhere, [0.38, 0.39, 0.69, 0.455], [0.585, 0.81]],
    // Of its second eye the corner is darker than the pupil, which is a slit.
    ['test/photos/kitten.jpg', () => undefined, [0.39, 0.48, 0.59, 0.43], [0.51, 0.68]],
  ])('has eyes and a nose where they are: %s', async (path, figureOf, eyesAt, noseAt) => {
    const photo = await load(path);
    const { width, height } = photo;
    const { eyes, noses } = petFaces(photo, figureOf(photo));
    const share = ({ x, y }: { x: number; y: number }) => [x / width, y / height];
    const near = (places: number[]) => places.map((place) => expect.closeTo(place, NEAR));
    expect(eyes.flatMap(share)).toEqual(near(eyesAt));
    expect(eyes[0]!.pupil).toBe(eyes[1]!.pupil);
    expect(noses.flatMap(share)).toEqual(near(noseAt));
  });

  it('has no nose where nothing stands out below the eyes, and none without eyes', () => {
    const plain = rgbImage(400, 400);
    for (const channel of [plain.r, plain.g, plain.b]) channel.fill(0.6);
    expect(new NoseSearch(plain).below({ x: 150, y: 150 }, { x: 250, y: 150 })).toBeUndefined();
    expect(petFaces(plain, everywhere(plain))).toEqual({ eyes: [], noses: [] });
  });

  /** Dark spots on light fur: x, y, radius and how dark each is. */
  function furWith(...spots: readonly (readonly [number, number, number, number])[]): RgbImage {
    const fur = rgbImage(420, 300);
    fur.r.fill(0.85);
    fur.g.fill(0.7);
    fur.b.fill(0.55);
    for (const [x, y, radius, depth] of spots) {
      for (let i = 0; i < fur.r.length; i++) {
        const inside = Math.hypot((i % 420) + 0.5 - x, Math.floor(i / 420) + 0.5 - y) < radius;
        if (inside) for (const channel of [fur.r, fur.g, fur.b]) channel[i]! *= 1 - depth;
      }
    }
    return fur;
  }
  const EYES = [
    [100, 100, 9, 0.85],
    [160, 102, 9, 0.85],
  ] as const;
  const NOSE = [130, 150, 13, 0.8] as const;
  /** Somebody in the shadow. */
  const DIM = [
    [290, 140, 75, 0.3],
    [260, 120, 9, 0.4],
    [320, 120, 9, 0.4],
    [290, 168, 12, 0.5],
  ] as const;
  const FAR = [
    [60, 100, 9, 0.85],
    [200, 102, 9, 0.85],
    [130, 200, 20, 0.8],
  ] as const;

  it.each([
    ['with a nose', [...EYES, NOSE], 1],
    ['without a nose', EYES, 0],
    ['with one too far below', [...EYES, [130, 170, 13, 0.8]], 0],
    ['with one that is not below their middle', [...EYES, [152, 150, 13, 0.8]], 0],
    ['too far apart', FAR, 0],
    ['less dark ones beside them', [...EYES, NOSE, ...DIM], 2],
    ['less dark ones alone', DIM, 0],
  ] as const)('takes two dark spots for eyes by the nose: %s', (_, spots, count) => {
    const photo = furWith(...spots);
    const light = gaussianBlur(luma(photo), 0.8);
    const found = darkEyes(
      candidatesIn(light, () => true),
      light,
      new NoseSearch(photo),
    );
    expect(found).toHaveLength(count);
    for (const { pupil, opening } of found.flat()) expect(opening).toBeGreaterThan(pupil);
  });

  it('has a mouth that stays away from outlines', () => {
    const nose: PetNose = { x: 100, y: 100, width: 40, tilt: 0 };
    const strength = 1;
    const chin = {
      points: Float64Array.from([118, 134, 160, 134]),
      closed: false,
      kind: 'contour' as const,
      strength,
    };
    const ends = (outlines: Parameters<typeof petMouth>[1]) =>
      petMouth(nose, outlines, 8).map(({ segments }) => {
        const last = segments.at(-1)!;
        return ('line' in last ? last.line : last.cubic.slice(4))[0];
      });
    const free = ends([]);
    expect(free.map((x) => Math.round(x))).toEqual([100, 131, 69]);
    const [cleft, right, left] = ends([chin]);
    expect([cleft, left]).toEqual([free[0], free[2]]);
    expect(right).toBeLessThan(free[1]! - 10);
  });
});
