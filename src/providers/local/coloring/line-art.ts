import { EngineRefusal } from '../engine-refusal.js';
import { boxBlur, gaussianBlur } from '../imaging/blur.js';
import { guidedSmoothRgb } from '../imaging/guided-filter.js';
import { luma, plane, smoothstep, type Plane, type RgbImage } from '../imaging/plane.js';
import { flowField } from '../imaging/structure-tensor.js';
import { percentile } from '../imaging/tone.js';
import { darkSpots } from './dark-spots.js';
import { detailLines } from './detail-lines.js';
import type { DifficultySettings } from './difficulty.js';
import { mergeRegions } from './merge-regions.js';
import { openRegions } from './open-regions.js';
import { placeDetails } from './place-strokes.js';
import { fitCurve, relax, simplify, type Curve } from './smooth-curve.js';
import type { Stroke } from './stroke.js';
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
  settings: DifficultySettings,
  onStep: (step: LineArtStep) => void,
): LineArt {
  const { width, height } = photo;
  const { radius, epsilon, passes } = settings.smoothing;
  const smooth = guidedSmoothRgb(photo, radius, epsilon, passes);
  const channels = opponentChannels(smooth);
  const fine = flowField(channels, 1.1);
  const broad = flowField(channels, 3);
  const strength = edgeStrength(
    { width, height, data: fine.strength },
    { width, height, data: broad.strength },
    settings.inhibition,
  );
  calmSkin(strength, smooth);
  const highest = Math.max(1e-3, percentile(strength, 0.997));
  const merged = mergeRegions(watershed(strength, highest), strength, channels, {
    regions: settings.regions,
    minContrast: settings.minContrast,
    minArea: settings.minRegionArea,
  });
  const regions = openRegions(merged, settings.spacing);
  const contours = traceBorders(regions, strength);
  onStep('regions');
  const spots = darkSpots(luma(guidedSmoothRgb(photo, 2, 0.001)), settings);
  const lightlySmoothed = opponentChannels(guidedSmoothRgb(photo, 3, 0.0012));
  const candidates = detailLines(lightlySmoothed[0], flowField(lightlySmoothed, 2.6), settings);
  const details = placeDetails(contours, candidates, spots.inside, width, height, settings);
  onStep('lines');
  if (contours.length + details.length === 0) {
    throw new EngineRefusal(
      'PHOTO_WITHOUT_SHAPES',
      'This photo shows no shapes that could be drawn. Please take one with more contrast.',
      'photo',
    );
  }
  const art = {
    width,
    height,
    contours: contours.map((stroke) => toCurve(stroke, settings.relaxation)),
    details: details.map((stroke) => toCurve(stroke, settings.relaxation)),
    spots: spots.outlines.map((stroke) => toCurve(stroke, 8)),
    regions: regions.count,
  };
  onStep('curves');
  return art;
}

/** Light below which differences stop to count. */
const DARKEST = 0.1;

/** Lightness as the eye sees it (logarithmic, so that shadows count) and two colour differences. */
function opponentChannels(image: RgbImage): [Plane, Plane, Plane] {
  const { width, height, r, g, b } = image;
  const tone = plane(width, height);
  const redGreen = plane(width, height);
  const yellowBlue = plane(width, height);
  const range = Math.log((1 + DARKEST) / DARKEST);
  for (let i = 0; i < r.length; i++) {
    const light = Math.max(0, 0.299 * r[i]! + 0.587 * g[i]! + 0.114 * b[i]!);
    tone.data[i] = Math.log((light + DARKEST) / DARKEST) / range;
    redGreen.data[i] = (r[i]! - g[i]!) * 1.1;
    yellowBlue.data[i] = ((r[i]! + g[i]!) / 2 - b[i]!) * 0.75;
  }
  return [tone, gaussianBlur(redGreen, 1.2), gaussianBlur(yellowBlue, 1.5)];
}

/** How much of an edge is left inside skin, and how far inside that begins. */
const SKIN_EDGE = 0.25;
const SKIN_MARGIN = 5;

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
  const relaxed = relax(points, closed, kind === 'contour' ? relaxation : 12);
  return fitCurve(simplify(relaxed, closed, 0.45), closed);
}
