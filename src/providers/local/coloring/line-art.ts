import { EngineRefusal } from '../engine-refusal.js';
import { boxBlur, gaussianBlur } from '../imaging/blur.js';
import { guidedSmooth, guidedSmoothRgb } from '../imaging/guided-filter.js';
import { fillPolygon, scaleOutline } from '../imaging/polygon.js';
import { luma, mask, plane, smoothstep, type Plane, type RgbImage } from '../imaging/plane.js';
import { edgeStrengths, flowField } from '../imaging/structure-tensor.js';
import { percentile } from '../imaging/tone.js';
import { darkSpots } from './dark-spots.js';
import { detailLines } from './detail-lines.js';
import { drawFace } from './draw-face.js';
import { petEyeArea, petMouth, petMuzzle, petNoseArea, petPupils } from './draw-pet-face.js';
import { faceArea } from './face-area.js';
import { groupRegions, groupsOf } from './group-regions.js';
import type { DifficultySettings } from './difficulty.js';
import { mergeRegions } from './merge-regions.js';
import { openRegions } from './open-regions.js';
import { petFaces, type PetFaces, type PetNose } from './pet-face.js';
import { placeDetails } from './place-strokes.js';
import { circle } from './ring.js';
import { fitCurve, relax, simplify, type Curve } from './smooth-curve.js';
import { smoothAndStraighten } from './straighten.js';
import type { Stroke } from './stroke.js';
import type { Subjects } from './subjects.js';
import { traceBorders } from './trace-borders.js';
import { watershed } from './watershed.js';

/** The photo is analysed at about this size, so that settings mean the same for every photo. */
export const ANALYSIS_SIZE = { maxSide: 2600, maxEnlargement: 12, maxPixels: 850_000 } as const;

/** A drawing of lines; coordinates run over the analysed picture. */
export interface LineArt {
  width: number;
  height: number;
  contours: Curve[];
  details: Curve[];
  /** Outlines of shapes that are filled with ink. */
  spots: Curve[];
  regions: number;
}

export type LineArtStep = 'regions' | 'lines' | 'curves';

/**
 * Draws a photo in lines: closed contours around regions of like colour, and detail lines inside them.
 * @throws EngineRefusal PHOTO_WITHOUT_SHAPES when there is nothing to draw
 */
export function drawLineArt(
  photo: RgbImage,
  subjects: Subjects,
  settings: DifficultySettings,
  onStep: (step: LineArtStep) => void,
): LineArt {
  const { width, height } = photo;
  const { radius, epsilon, passes } = settings.smoothing;
  const smooth = guidedSmoothRgb(photo, radius, epsilon, passes);
  const channels = opponentChannels(smooth);
  const [fine, broad] = edgeStrengths(channels, [1.1, 3]);
  const strength = edgeStrength(fine!, broad!, settings.inhibition);
  calmSkin(strength, smooth);
  const highest = Math.max(1e-3, percentile(strength, 0.997));
  const pets: PetFaces =
    subjects.faces.length === 0 ? petFaces(photo, subjects.figure) : { eyes: [], noses: [] };
  const { eyes, noses } = pets;
  for (const nose of noses) calmMuzzle(strength, nose);
  const areas = [
    ...subjects.faces.map((face) => faceArea(photo, face)),
    ...eyes.map((eye) => petEyeArea(eye, width, height)),
    ...noses.map((nose) => petNoseArea(nose, width, height)),
  ];
  const pixelGroups = groupsOf(subjects.figure, areas, width * height);
  const basins = watershed(strength, highest);
  const grouped = groupRegions(basins, pixelGroups, subjects.figure);
  const background = subjects.faces.length
    ? settings.backgroundOfPeople
    : settings.backgroundOfOthers;
  const merged = mergeRegions(grouped, strength, channels, {
    regions: settings.regions,
    minContrast: settings.minContrast,
    minArea: settings.minRegionArea,
    // A face is one area, and so is an eye; what is in them is drawn by lines of their own.
    groupWeights: [background, 1, ...areas.map(() => 0)],
  });
  const regions = openRegions(merged, settings.spacing);
  const contours = traceBorders(regions, strength);
  onStep('regions');
  const wanted = detailWeights(subjects, pets, background * background, width, height);
  // The pupils of a pet whose eyes are not sure. Those of people are drawn with their faces; elsewhere a dark spot is
  // a blot.
  const unsure = subjects.faces.length + eyes.length === 0 ? subjects.figure : undefined;
  const spots = unsure
    ? darkSpots(guidedSmooth(luma(photo), 2, 0.001), unsure, settings)
    : { outlines: [], inside: new Uint8Array(width * height) };
  // Fine lines differ in light; of where they lead, colours tell as much when they are smoothed more.
  const [, ...colours] = channels;
  const light = perceived(guidedSmooth(luma(photo), 3, 0.0012));
  const flow = flowField([light, ...colours], 2.6, 2);
  const candidates = detailLines(light, flow, wanted, settings);
  const details = placeDetails(contours, candidates, spots.inside, width, height, settings);
  onStep('lines');
  if (contours.length + details.length === 0) {
    throw new EngineRefusal(
      'PHOTO_WITHOUT_SHAPES',
      'This photo shows no shapes that could be drawn. Please take one with more contrast.',
      'photo',
    );
  }
  const faces = subjects.faces.map((face) => drawFace(face, settings.spacing * FACE_SPACING));
  const curves = (strokes: readonly Stroke[]) =>
    strokes.map((stroke) => toCurve(stroke, settings.relaxation));
  const art = {
    width,
    height,
    contours: [
      ...curves(contours),
      ...faces.flatMap((face) => face.contours),
      ...noses.flatMap((nose) => petMouth(nose, contours, settings.spacing * FACE_SPACING)),
    ],
    details: [...curves(details), ...faces.flatMap((face) => face.details)],
    spots: [
      ...spots.outlines.map((stroke) => toCurve(stroke, 8)),
      ...faces.flatMap((face) => face.spots),
      ...petPupils(eyes, settings.spacing),
    ],
    regions: regions.count,
  };
  onStep('curves');
  return art;
}

/** The lines of a face may come this much closer together than others. */
const FACE_SPACING = 0.55;
/** Room around a face that is kept free of other lines, as a share of its width. */
const FACE_ROOM = 1.06;

/** Per pixel, how much detail lines are wanted: none in faces and eyes, less behind a figure. */
function detailWeights(
  { faces, figure }: Subjects,
  { eyes, noses }: PetFaces,
  background: number,
  width: number,
  height: number,
): Float32Array {
  const weights = new Float32Array(width * height).fill(1);
  if (figure) {
    for (let i = 0; i < weights.length; i++) if (!figure.data[i]) weights[i] = background;
  }
  const covered = mask(width, height);
  for (const { oval } of faces) fillPolygon(scaleOutline(oval, FACE_ROOM), covered);
  for (const eye of eyes) fillPolygon(circle(eye, eye.opening * FACE_ROOM), covered);
  for (const nose of noses) fillPolygon(petMuzzle(nose), covered);
  for (let i = 0; i < weights.length; i++) if (covered.data[i]) weights[i] = 0;
  return weights;
}

/** Light below which differences stop to count. */
const DARKEST = 0.1;

/** Lightness as the eye sees it: logarithmic, so that shadows count. Changes the plane. */
function perceived(light: Plane): Plane {
  const { data } = light;
  const range = Math.log((1 + DARKEST) / DARKEST);
  for (let i = 0; i < data.length; i++) {
    data[i] = Math.log((Math.max(0, data[i]!) + DARKEST) / DARKEST) / range;
  }
  return light;
}

/** Lightness and two colour differences. */
function opponentChannels(image: RgbImage): [Plane, Plane, Plane] {
  const { width, height, r, g, b } = image;
  const redGreen = plane(width, height);
  const yellowBlue = plane(width, height);
  for (let i = 0; i < r.length; i++) {
    redGreen.data[i] = (r[i]! - g[i]!) * 1.1;
    yellowBlue.data[i] = ((r[i]! + g[i]!) / 2 - b[i]!) * 0.75;
  }
  return [perceived(luma(image)), gaussianBlur(redGreen, 1.2), gaussianBlur(yellowBlue, 1.5)];
}

/** How much of an edge is left inside skin, and how far inside that begins. */
const SKIN_EDGE = 0.25;
const SKIN_MARGIN = 5;
/** How much of an edge is left around the nose of an animal. */
const MUZZLE_EDGE = 0.3;

/**
 * Weakens edges that have skin on both sides: there they are light and shadow, and a line through a cheek spoils a
 * face. Skin is where the colour differences of ITU-R BT.601 fall into the box of Chai and Ngan (1999).
 */
function calmSkin(strength: Plane, { width, height, r, g, b }: RgbImage): void {
  const skin = plane(width, height);
  for (let i = 0; i < skin.data.length; i++) {
    const cb = -0.169 * r[i]! - 0.331 * g[i]! + 0.5 * b[i]!;
    const cr = 0.5 * r[i]! - 0.419 * g[i]! - 0.081 * b[i]!;
    skin.data[i] = cb > -0.2 && cb < 0 && cr > 0.02 && cr < 0.18 ? 1 : 0;
  }
  const inside = boxBlur(skin, SKIN_MARGIN).data;
  for (let i = 0; i < inside.length; i++) {
    strength.data[i]! *= 1 - (1 - SKIN_EDGE) * smoothstep(0.8, 1, inside[i]!);
  }
}

/** Takes edges away around a nose: its mouth is drawn. */
function calmMuzzle({ width, height, data }: Plane, nose: PetNose): void {
  const muzzle = fillPolygon(petMuzzle(nose), mask(width, height));
  for (let i = 0; i < data.length; i++) if (muzzle.data[i]) data[i]! *= MUZZLE_EDGE;
}

const SURROUND_RADIUS = 15;

/**
 * Strength of edges at two scales, less what goes on all around: an edge among many is texture, an edge alone is a
 * contour (surround inhibition after Grigorescu, Petkov and Westenberg, 2003).
 */
function edgeStrength(fine: Plane, broad: Plane, inhibition: number): Plane {
  const both = plane(fine.width, fine.height);
  for (let i = 0; i < both.data.length; i++) {
    both.data[i] = 0.55 * fine.data[i]! + 0.45 * broad.data[i]!;
  }
  const centre = gaussianBlur(both, 1);
  const surround = boxBlur(boxBlur(both, SURROUND_RADIUS), SURROUND_RADIUS);
  for (let i = 0; i < both.data.length; i++) {
    both.data[i] = Math.max(0, centre.data[i]! - inhibition * surround.data[i]!);
  }
  return both;
}

function toCurve({ points, closed, kind }: Stroke, relaxation: number): Curve {
  const smooth =
    kind === 'contour'
      ? smoothAndStraighten(points, closed, relaxation)
      : relax(points, closed, 12);
  return fitCurve(simplify(smooth, closed, 0.45), closed);
}
