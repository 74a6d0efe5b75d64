import type { Lab } from '../../imaging/lab.js';
import type { LabPlanes } from '../../imaging/lab-planes.js';
import { ColourMixture, quantile } from '../../imaging/colour-mixture.js';
import { mask, type Mask, type Plane } from '../../imaging/plane.js';
import type { HeadPlaces } from './head-places.js';
import { FRAME_SIDE } from './head-frame.js';

/** Every so many pixels one is looked at, in a pattern without rows or columns. */
const STRIDE = 5;
/** What is less like skin than this share of the skin is none. */
const RARE_SKIN = 0.08;

/** What a head's frame is made of, by colour. Nothing where too little is seen of it. */
export interface Materials {
  readonly hair: ColourMixture | undefined;
  readonly skin: ColourMixture | undefined;
  readonly clothes: ColourMixture | undefined;
  readonly background: ColourMixture | undefined;
}

/** Materials as they first seem, and where hair is for certain if there is any. */
export interface FirstLook extends Materials {
  /** Above the forehead, on the person, and not like skin. */
  readonly seeds: Mask;
  /** What share of the place above the forehead that is. */
  readonly seedShare: number;
  /** A colour that the skin has less often than that is none of the skin. */
  readonly notSkin: number;
}

export const labAt = ({ l, a, b }: LabPlanes, i: number): Lab => [
  l.data[i]!,
  a.data[i]!,
  b.data[i]!,
];

export const isSampled = (i: number): boolean =>
  ((i % FRAME_SIDE) * 7 + Math.floor(i / FRAME_SIDE) * 13) % STRIDE === 0;

export function firstLook(
  lab: LabPlanes,
  matte: Plane,
  inside: Mask,
  places: HeadPlaces,
): FirstLook {
  const { up, across, outside, oval, core, features } = places;
  const skin: Lab[] = [];
  const background: Lab[] = [];
  const clothes: Lab[] = [];
  for (let i = 0; i < matte.data.length; i++) {
    if (!inside.data[i] || !isSampled(i)) continue;
    const m = matte.data[i]!;
    const u = up.data[i]!;
    if (core.data[i] && !features.data[i] && u < 0.05) skin.push(labAt(lab, i));
    else if (m < 0.08 && outside.data[i]! < 1.8) background.push(labAt(lab, i));
    else if (m > 0.9 && u < -1.1 && Math.abs(across.data[i]!) < 1.4) clothes.push(labAt(lab, i));
  }
  const ofSkin = ColourMixture.of(skin, 3);
  const notSkin = ofSkin
    ? quantile(
        skin.map((one) => ofSkin.density(...one)),
        RARE_SKIN,
      )
    : 0;
  const seeds = mask(FRAME_SIDE, FRAME_SIDE);
  const hair: Lab[] = [];
  let [room, kept] = [0, 0];
  for (let i = 0; i < matte.data.length; i++) {
    if (matte.data[i]! < 0.85 || oval.data[i] || !inside.data[i]) continue;
    const out = outside.data[i]!;
    if (up.data[i]! < 0.3 || out < 0.06 || out > 0.75 || Math.abs(across.data[i]!) > 0.75) continue;
    room++;
    const colour = labAt(lab, i);
    if (ofSkin && ofSkin.density(...colour) > notSkin) continue;
    kept++;
    seeds.data[i] = 1;
    if (isSampled(i)) hair.push(colour);
  }
  const ofHair = ColourMixture.of(hair, 3);
  return {
    hair: ofHair,
    skin: ofSkin,
    clothes: ColourMixture.of(unlike(clothes, ofHair, hair), 4),
    background: ColourMixture.of(background, 5),
    seeds,
    seedShare: room > 0 ? kept / room : 0,
    notSkin,
  };
}

/** Long hair lies on clothes: what has a usual colour of the hair is left out. */
function unlike(samples: Lab[], hair: ColourMixture | undefined, of: readonly Lab[]): Lab[] {
  if (!hair) return samples;
  const usual = quantile(
    of.map((one) => hair.density(...one)),
    0.25,
  );
  return samples.filter((one) => hair.density(...one) < usual);
}
