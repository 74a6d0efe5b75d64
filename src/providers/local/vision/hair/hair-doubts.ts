import type { HairMeasures } from './hair-measures.js';
import type { HeadSight } from './head-sight.js';

/** What keeps hair from being coloured. */
export type HairDoubt =
  | 'PHOTO_WITHOUT_COLOUR'
  | 'HEAD_CUT_OFF'
  | 'HAIR_NOT_SEEN'
  | 'HAIR_UNCERTAIN';

/** Skin that is less colourful is that of a photo in black and white. */
const GREY_SKIN = 4;
/** Share of the place above the forehead that may lie beyond the photo's edge. */
const MOST_CUT = 0.5;
/** Share of that place that must be unlike skin, or the head is bald. */
const LEAST_SEEDS = 0.36;

/** What can be said before hair is looked for. */
export function doubtBefore({ frame, lab, places, first }: HeadSight): HairDoubt | undefined {
  let [skin, colourful, above, beyond] = [0, 0, 0, 0];
  for (let i = 0; i < places.up.data.length; i++) {
    if (places.core.data[i] && !places.features.data[i] && frame.inside.data[i]) {
      skin++;
      colourful += Math.hypot(lab.a.data[i]!, lab.b.data[i]!);
    }
    const out = places.outside.data[i]!;
    const atTop = Math.abs(places.across.data[i]!) < 0.35 && places.up.data[i]! > 0.3;
    if (atTop && out > 0.02 && out < 0.2) {
      above++;
      beyond += 1 - frame.inside.data[i]!;
    }
  }
  if (beyond > above * MOST_CUT) return 'HEAD_CUT_OFF';
  if (colourful < skin * GREY_SKIN) return 'PHOTO_WITHOUT_COLOUR';
  if (!first.skin) return 'HAIR_UNCERTAIN';
  return !first.hair || first.seedShare < LEAST_SEEDS ? 'HAIR_NOT_SEEN' : undefined;
}

/**
 * What is said against hair that was found. The figures are from a hundred photos: those whose hair was found well, as
 * judged by eye, against the others and against heads with hats on them. Where in doubt, refuse.
 */
export function doubtOf(of: HairMeasures): HairDoubt | undefined {
  const hidden = of.area < 0.3 || of.crown < 0.6;
  const covered = of.parted > 29 || (of.strange > 0.35 && of.parted === 0);
  const painted = of.chroma > 18 && (of.hue < 30 || of.hue > 105);
  if (hidden || covered || painted) return 'HAIR_NOT_SEEN';
  const unsure =
    of.area > 4.5 ||
    of.vague > 0.34 ||
    of.faint > 0.2 ||
    of.faintOnPerson > 0.27 ||
    of.stray > 0.3 ||
    of.apart > 0.3;
  return unsure ? 'HAIR_UNCERTAIN' : undefined;
}
