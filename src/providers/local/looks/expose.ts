import { gaussianBlur } from '../imaging/blur.js';
import { halation, vignette, wear } from '../imaging/film.js';
import { grain } from '../imaging/noise.js';
import { clamp01, plane, rgbImage, type Rgb, type RgbImage } from '../imaging/plane.js';
import { subSeed } from '../imaging/random.js';
import { autoLevels, clarity, toneCurve, type CurvePoints } from '../imaging/tone.js';
import { setTone } from '../imaging/toning.js';
import { detailScale } from './look.js';

/** What all films and prints have in common, as figures. Lengths are pixels of a picture of the full size. */
interface FilmBase {
  /** How far a colour cast of the photo is taken out first, 0 to 1. */
  balance: number;
  /** Local contrast: reach and amount. */
  clarity: { reach: number; amount: number };
  /** Light that spreads around bright places, per channel. */
  halo: { threshold: number; reach: number; gains: readonly [number, number, number] };
  /** A second, unsharp exposure: reach of the blur, and its share of the picture. */
  soft: { reach: number; share: number };
  /** Darkening towards the corners. */
  rim: { depth: number; power: number };
  grain: { size: number; depth: number };
  /** Scratches, dust and hairs. */
  wear: number;
}

/** A black and white emulsion and the paper it is printed on. */
export interface SilverFilm extends FilmBase {
  /** How much of red, green and blue light it sees. */
  sees: Rgb;
  curve: CurvePoints;
  /** From the deepest shadow to the lightest light. */
  tones: readonly Rgb[];
}

/** A colour film and its dyes. */
export interface ColourFilm extends FilmBase {
  curves: readonly [CurvePoints, CurvePoints, CurvePoints];
  saturation: number;
  /** How much the grain differs between the dyes, against its depth. */
  speckle: number;
}

/** A photo as a black and white print of the film. */
export function exposeSilver(photo: RgbImage, film: SilverFilm, seed: number): RgbImage {
  const { width, height } = photo;
  const scale = detailScale(photo);
  const levelled = autoLevels(photo, film.balance);
  const seen = plane(width, height);
  for (let i = 0; i < seen.data.length; i++) {
    seen.data[i] =
      film.sees[0] * levelled.r[i]! + film.sees[1] * levelled.g[i]! + film.sees[2] * levelled.b[i]!;
  }
  const crisp = clarity(seen, film.clarity.reach * scale, film.clarity.amount).data;
  const grey = { width, height, r: crisp, g: crisp, b: crisp };
  const { threshold, reach, gains } = film.halo;
  const bright = halation(grey, threshold, reach * scale, [gains[0], 0, 0]).r;
  const soft = gaussianBlur({ width, height, data: bright }, film.soft.reach * scale).data;
  const curve = toneCurve(film.curve);
  const rim = vignette(width, height, film.rim.depth, film.rim.power).data;
  const silver = grain(width, height, film.grain.size * scale, subSeed(seed, 'grain')).data;
  const marks = wear(width, height, film.wear, subSeed(seed, 'wear')).data;
  const out = rgbImage(width, height);
  for (let i = 0; i < crisp.length; i++) {
    const value = curve(bright[i]! + (soft[i]! - bright[i]!) * film.soft.share) * rim[i]!;
    const speck = silver[i]! * film.grain.depth * (0.5 + 2 * value * (1 - value));
    setTone(out, i, clamp01(value + speck + marks[i]!), film.tones);
  }
  return out;
}

/** A photo as a colour print of the film. */
export function exposeColour(photo: RgbImage, film: ColourFilm, seed: number): RgbImage {
  const { width, height } = photo;
  const scale = detailScale(photo);
  const { threshold, reach, gains } = film.halo;
  const bright = halation(autoLevels(photo, film.balance), threshold, reach * scale, gains);
  const sharp =
    film.soft.share > 0 ? softened(bright, film.soft.reach * scale, film.soft.share) : bright;
  const tone = plane(width, height);
  for (let i = 0; i < tone.data.length; i++) {
    tone.data[i] = 0.3 * sharp.r[i]! + 0.59 * sharp.g[i]! + 0.11 * sharp.b[i]!;
  }
  const crisp = clarity(tone, film.clarity.reach * scale, film.clarity.amount).data;
  const curves = film.curves.map(toneCurve);
  const rim = vignette(width, height, film.rim.depth, film.rim.power).data;
  const dye = grain(width, height, film.grain.size * scale, subSeed(seed, 'grain')).data;
  const tint = grain(width, height, film.grain.size * 1.4 * scale, subSeed(seed, 'tint')).data;
  const marks =
    film.wear > 0 ? wear(width, height, film.wear, subSeed(seed, 'wear')).data : undefined;
  const out = rgbImage(width, height);
  for (let i = 0; i < crisp.length; i++) {
    const grey = crisp[i]!;
    const was = tone.data[i]!;
    const speck = film.grain.depth * dye[i]! * (1.15 - 0.5 * grey) + (marks ? marks[i]! : 0);
    const shift = film.grain.depth * film.speckle * tint[i]!;
    const r = curves[0]!(grey + (sharp.r[i]! - was) * film.saturation);
    const g = curves[1]!(grey + (sharp.g[i]! - was) * film.saturation);
    const b = curves[2]!(grey + (sharp.b[i]! - was) * film.saturation);
    out.r[i] = clamp01(r * rim[i]! + speck + shift);
    out.g[i] = clamp01(g * rim[i]! + speck - shift * 0.4);
    out.b[i] = clamp01(b * rim[i]! + speck - shift);
  }
  return out;
}

function softened(image: RgbImage, reach: number, share: number): RgbImage {
  const { width, height } = image;
  const mix = (data: Float32Array): Float32Array => {
    const soft = gaussianBlur({ width, height, data }, reach).data;
    for (let i = 0; i < soft.length; i++) soft[i] = data[i]! + (soft[i]! - data[i]!) * share;
    return soft;
  };
  return { width, height, r: mix(image.r), g: mix(image.g), b: mix(image.b) };
}
