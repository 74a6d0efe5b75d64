import { chamferDistance } from '../../imaging/chamfer-distance.js';
import { mask, type Mask, type Plane } from '../../imaging/plane.js';
import type { HairLikelihood } from './hair-likelihood.js';
import { labAt } from './hair-samples.js';
import { FRAME_SIDE } from './head-frame.js';
import type { HeadSight } from './head-sight.js';

/** The sides of an outline are looked at so far from it, in widths of the face. */
const OUTLINE_STEP = 0.045;
/** Colours nearer than that to each other in L*a*b* make no outline. */
const FAINT = 9;

/** How well a likelihood of hair hangs together; each from 0, good, to 1, bad, unless told otherwise. */
export interface HairMeasures {
  /** Area of the hair over that of the face. */
  readonly area: number;
  /** Share of the hair that is only likely. */
  readonly vague: number;
  /** Share of the outline, the photo's edge left out, where both sides have nearly one colour. */
  readonly faint: number;
  /** Share of the outline's part on the person, the same. */
  readonly faintOnPerson: number;
  /** Share of the directions from above the forehead in which there is hair. */
  readonly crown: number;
  /** Share of what is taken for the person far above and beside the head, where nobody is. */
  readonly stray: number;
  /** What looks like hair beside the head but does not hang together with the rest, over the hair. */
  readonly apart: number;
  /** Share of what is beside the upper face, on the person, that is neither hair nor skin: that of a hat is below it. */
  readonly strange: number;
  /** Mean difference of colour between the hair above the forehead and that beside the face. */
  readonly parted: number;
  /** How colourful the hair is, and in what hue in degrees. */
  readonly chroma: number;
  readonly hue: number;
}

export function hairMeasures(sight: HeadSight, { found, apart }: HairLikelihood): HairMeasures {
  const sure = mask(FRAME_SIDE, FRAME_SIDE);
  let [hair, face] = [0, 0];
  for (let i = 0; i < found.data.length; i++) {
    hair += found.data[i]!;
    face += sight.places.oval.data[i]!;
    if (found.data[i]! > 0.5) sure.data[i] = 1;
  }
  const most = Math.max(1, hair);
  const vague = found.data.reduce((sum, f) => sum + (f > 0.2 && f < 0.8 ? 1 : 0), 0);
  return {
    area: hair / face,
    vague: vague / most,
    apart: apart / most,
    ...outline(sight, sure),
    ...surroundings(sight, found),
    ...colours(sight, found),
    crown: crown(sight, sure),
  };
}

/** Goes along the outline of the hair and compares the colours on its two sides. */
function outline(
  { frame, lab, matte }: HeadSight,
  sure: Mask,
): Pick<HairMeasures, 'faint' | 'faintOnPerson'> {
  const rest = mask(FRAME_SIDE, FRAME_SIDE);
  for (let i = 0; i < rest.data.length; i++) rest.data[i] = 1 - sure.data[i]!;
  const toHair = chamferDistance(sure).data;
  const toRest = chamferDistance(rest).data;
  const inward = (i: number) => toRest[i]! - toHair[i]!;
  const step = Math.max(3, Math.round(frame.faceWidth * OUTLINE_STEP));
  const down = step * FRAME_SIDE;
  let [all, faint, onPerson, faintOnPerson] = [0, 0, 0, 0];
  for (let y = step; y < FRAME_SIDE - step; y++) {
    for (let x = step; x < FRAME_SIDE - step; x++) {
      const i = y * FRAME_SIDE + x;
      if (!sure.data[i] || toRest[i]! > 1.2) continue;
      const [dx, dy] = [inward(i - step) - inward(i + step), inward(i - down) - inward(i + down)];
      const scale = step / Math.hypot(dx, dy);
      if (!Number.isFinite(scale)) continue;
      const out = Math.round(dy * scale) * FRAME_SIDE + Math.round(dx * scale);
      if (!frame.inside.data[i + out] || !frame.inside.data[i - out]) continue;
      const [p, q] = [labAt(lab, i + out), labAt(lab, i - out)];
      const isFaint = Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]) < FAINT ? 1 : 0;
      all++;
      faint += isFaint;
      if (matte.data[i + out]! < 0.6) continue;
      onPerson++;
      faintOnPerson += isFaint;
    }
  }
  return { faint: faint / Math.max(1, all), faintOnPerson: faintOnPerson / Math.max(1, onPerson) };
}

function surroundings(
  { frame, places, lab, matte, first }: HeadSight,
  found: Plane,
): Pick<HairMeasures, 'stray' | 'strange'> {
  let [far, stray, beside, strange] = [0, 0, 0, 0];
  for (let i = 0; i < found.data.length; i++) {
    const u = places.up.data[i]!;
    const out = places.outside.data[i]!;
    if (frame.inside.data[i] && u > 0 && out > 1.1) {
      far++;
      stray += matte.data[i]!;
    }
    if (out < 0.03 || out > 0.2 || u < -0.35 || u > 0.15 || matte.data[i]! < 0.8) continue;
    beside++;
    const isHair = found.data[i]! > 0.35;
    if (!isHair && first.skin!.density(...labAt(lab, i)) < first.notSkin) strange++;
  }
  return { stray: stray / Math.max(1, far), strange: strange / Math.max(1, beside) };
}

function colours(
  { places, lab }: HeadSight,
  found: Plane,
): Pick<HairMeasures, 'parted' | 'chroma' | 'hue'> {
  const above = { l: 0, a: 0, b: 0, count: 0 };
  const beside = { l: 0, a: 0, b: 0, count: 0 };
  for (let i = 0; i < found.data.length; i++) {
    if (found.data[i]! < 0.5) continue;
    const u = places.up.data[i]!;
    const isBeside = u < 0.1 && u > -0.5 && places.outside.data[i]! < 0.3;
    if (u < 0.35 && !isBeside) continue;
    const sum = isBeside ? beside : above;
    const [l, a, b] = labAt(lab, i);
    sum.l += l;
    sum.a += a;
    sum.b += b;
    sum.count++;
  }
  const mean = ({ l, a, b, count }: typeof above) => [l, a, b].map((v) => v / Math.max(1, count));
  const [p, q] = [mean(above), mean(beside)];
  return {
    parted: beside.count > 100 ? Math.hypot(...p.map((value, c) => value - q[c]!)) : 0,
    chroma: Math.hypot(p[1]!, p[2]!),
    hue: (Math.atan2(p[2]!, p[1]!) * 180) / Math.PI,
  };
}

/** From the eyes upwards to both sides: in how many directions the way out of the face leads through hair. */
function crown({ frame, places, matte }: HeadSight, sure: Mask): number {
  let [rays, met] = [0, 0];
  for (let degrees = -60; degrees <= 60; degrees += 4) {
    const angle = (degrees * Math.PI) / 180;
    let [seen, filled] = [0, 0];
    for (let t = 0.1; t < 1.4; t += 0.01) {
      const x = Math.round(frame.eyes.x + Math.sin(angle) * t * frame.faceWidth * 1.1);
      const y = Math.round(frame.eyes.y - Math.cos(angle) * t * frame.faceHeight);
      if (x < 0 || y < 0 || x >= FRAME_SIDE || y >= FRAME_SIDE) break;
      const i = y * FRAME_SIDE + x;
      if (!frame.inside.data[i] || matte.data[i]! < 0.5) break;
      if (places.oval.data[i]) continue;
      seen++;
      filled += sure.data[i]!;
    }
    rays++;
    if (filled > 4 && filled > 0.4 * seen) met++;
  }
  return met / rays;
}
