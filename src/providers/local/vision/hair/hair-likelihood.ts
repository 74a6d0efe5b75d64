import { gaussianBlur } from '../../imaging/blur.js';
import { chamferDistance } from '../../imaging/chamfer-distance.js';
import { ColourMixture } from '../../imaging/colour-mixture.js';
import { jointGuidedFilter } from '../../imaging/joint-guided-filter.js';
import type { Lab } from '../../imaging/lab.js';
import type { LabPlanes } from '../../imaging/lab-planes.js';
import { clamp01, mask, plane, smoothstep, type Plane } from '../../imaging/plane.js';
import { isSampled, labAt, type Materials } from './hair-samples.js';
import { FRAME_SIDE } from './head-frame.js';
import { hairPrior, type HeadPlaces } from './head-places.js';
import type { HeadSight } from './head-sight.js';
import { partsWith } from './parts-with.js';

const ROUNDS = 3;
/**
 * Any colour at all is as likely as that for something that nobody has thought of, a chair perhaps; and for hair, which
 * has strands of other colours, but fewer.
 */
const UNKNOWN = 4e-9;
const UNLIKELY_HAIR = 1e-9;

/** Where hair may be in a frame. */
export interface HairLikelihood {
  /** How likely each pixel shows hair, 0 to 1. */
  readonly found: Plane;
  /** Pixels that would be hair if they hung together with that above the forehead. */
  readonly apart: number;
}

export function hairLikelihood(sight: HeadSight): HairLikelihood {
  const { first, lab, matte, places, light, frame } = sight;
  let materials: Materials = first;
  const prior = plane(FRAME_SIDE, FRAME_SIDE);
  for (let i = 0; i < prior.data.length; i++) prior.data[i] = hairPrior(places, i);
  const radius = Math.max(2, Math.round(frame.faceWidth / 28));
  let found = plane(FRAME_SIDE, FRAME_SIDE);
  let apart = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const raw = judged(sight, materials, round > 0 ? continued(prior, found, sight) : prior);
    const smooth = jointGuidedFilter(
      light,
      jointGuidedFilter(light, raw, radius, 2e-3),
      radius,
      2e-3,
    );
    found = plane(FRAME_SIDE, FRAME_SIDE);
    const sure = mask(FRAME_SIDE, FRAME_SIDE);
    for (let i = 0; i < raw.data.length; i++) {
      found.data[i] = clamp01(smooth.data[i]! * 0.55 + raw.data[i]! * 0.45);
      sure.data[i] = found.data[i]! > 0.42 ? 1 : 0;
    }
    const kept = partsWith(sure, first.seeds, 30);
    apart = 0;
    for (let i = 0; i < raw.data.length; i++) {
      if (!sure.data[i] || kept.data[i]) continue;
      found.data[i] = found.data[i]! * 0.04;
      const u = places.up.data[i]!;
      if (!places.oval.data[i] && u > -1.1 && places.outside.data[i]! < 0.6) apart++;
    }
    if (round < ROUNDS - 1) materials = learned(lab, matte, places, found, materials);
  }
  return { found: tidied(found, sight), apart };
}

/** Below the eyes hair goes on from hair: what hangs there is likelier beside what was found than by itself. */
function continued(prior: Plane, found: Plane, { frame, places }: HeadSight): Plane {
  const near = gaussianBlur(found, frame.faceWidth * 0.1).data;
  const out = plane(FRAME_SIDE, FRAME_SIDE);
  for (let i = 0; i < out.data.length; i++) {
    const p = prior.data[i]!;
    const hangs = places.oval.data[i] ? 0 : smoothstep(-0.1, -0.4, places.up.data[i]!);
    const beside = Math.min(0.9, p * (0.35 + 2.2 * near[i]!));
    out.data[i] = p + (beside - p) * hangs;
  }
  return out;
}

/** What is hardly likely and far from what is sure is none; nor is a thin strip beside the neck. */
function tidied(found: Plane, { first, places, frame }: HeadSight): Plane {
  const sure = mask(FRAME_SIDE, FRAME_SIDE);
  for (let i = 0; i < sure.data.length; i++) sure.data[i] = found.data[i]! > 0.5 ? 1 : 0;
  const reach = frame.faceWidth * 0.045;
  const unsure = mask(FRAME_SIDE, FRAME_SIDE);
  for (let i = 0; i < sure.data.length; i++) unsure.data[i] = sure.data[i] ? 0 : 1;
  const inner = chamferDistance(unsure).data;
  for (let i = 0; i < sure.data.length; i++) unsure.data[i] = inner[i]! > reach ? 1 : 0;
  const body = chamferDistance(unsure).data;
  for (let i = 0; i < sure.data.length; i++) {
    if (places.up.data[i]! < -0.45 && body[i]! > reach * 1.6) sure.data[i] = 0;
  }
  const near = chamferDistance(partsWith(sure, first.seeds, 30)).data;
  const out = plane(FRAME_SIDE, FRAME_SIDE);
  for (let i = 0; i < out.data.length; i++) {
    out.data[i] = found.data[i]! * smoothstep(reach * 2, reach, near[i]!);
  }
  return out;
}

/** The share of hair in what a pixel may be, by its colour and its place. */
function judged({ lab, matte, places }: HeadSight, of: Materials, prior: Plane): Plane {
  const out = plane(FRAME_SIDE, FRAME_SIDE);
  for (let i = 0; i < out.data.length; i++) {
    const m = matte.data[i]!;
    const p = prior.data[i]!;
    if (m < 0.04 || p < 0.001) continue;
    const [l, a, b] = labAt(lab, i);
    const u = places.up.data[i]!;
    const bare = places.oval.data[i] ? 1 : u < -0.45 ? 1 : u > 0.12 ? 0.8 : 0.5;
    const dressed = u < -0.75 ? 0.7 : u < -0.5 ? 0.12 : 0.004;
    const hair = (of.hair!.density(l, a, b) + UNLIKELY_HAIR) * p;
    const skin = of.skin!.density(l, a, b) * (1 - p) * bare;
    const clothes = of.clothes ? of.clothes.density(l, a, b) * (1 - p) * dressed : 0;
    const background = of.background ? of.background.density(l, a, b) * (1 - m) * 0.9 : 0;
    const rest = skin + clothes + background + UNKNOWN * (1 - p);
    out.data[i] = (hair / (hair + rest)) * Math.min(1, m * 1.15);
  }
  return out;
}

/** What was found teaches what hair and clothes look like here. */
function learned(
  lab: LabPlanes,
  matte: Plane,
  places: HeadPlaces,
  found: Plane,
  before: Materials,
): Materials {
  const [hair, clothes]: [Lab[], Lab[]] = [[], []];
  for (let i = 0; i < found.data.length; i++) {
    if (!isSampled(i)) continue;
    if (found.data[i]! > 0.75) hair.push(labAt(lab, i));
    else if (
      found.data[i]! < 0.15 &&
      matte.data[i]! > 0.9 &&
      !places.oval.data[i] &&
      places.up.data[i]! < -0.8
    ) {
      clothes.push(labAt(lab, i));
    }
  }
  return {
    ...before,
    hair: ColourMixture.of(hair, 4) ?? before.hair,
    clothes: ColourMixture.of(clothes, 4) ?? before.clothes,
  };
}
