import { gaussianBlur } from '../imaging/blur.js';
import { halation, vignette, wear } from '../imaging/film.js';
import { frameWidth, mountInAlbum } from '../imaging/mount.js';
import { clouds, grain } from '../imaging/noise.js';
import { clamp01, hexToRgb, plane, rgbImage, type Rgb, type RgbImage } from '../imaging/plane.js';
import { subSeed } from '../imaging/random.js';
import { autoLevels, clarity, toneCurve } from '../imaging/tone.js';
import { setTone } from '../imaging/toning.js';
import { defineLook, detailScale } from './look.js';

const BORDER_SHARE = 0.034;
const MARGIN_SHARE = 0.026;

/** From the deepest shadow to the lightest light of a print on warm chlorobromide paper. */
const TONES: Readonly<Record<string, readonly string[]>> = {
  warm: ['#1d1612', '#5a4636', '#a98d6c', '#f1e6cd'],
  neutral: ['#191817', '#4f4b47', '#a09a90', '#f1ede2'],
  sepia: ['#24140b', '#6b4423', '#b98d58', '#f5e3bf'],
};

export const era1920s = defineLook({
  slug: 'photo-1920s',
  title: 'The 1920s',
  description: 'A warm silver print with glowing lights, a dark rim and a deckle-edged border.',
  parameters: {
    tone: {
      type: 'string',
      title: 'Tone',
      oneOf: [
        { const: 'warm', title: 'Warm silver' },
        { const: 'neutral', title: 'Cool silver' },
        { const: 'sepia', title: 'Sepia' },
      ],
      default: 'warm',
    },
    age: {
      type: 'integer',
      title: 'Age',
      description: 'Scratches, dust and fading.',
      minimum: 0,
      maximum: 100,
      default: 45,
    },
    softness: { type: 'integer', title: 'Soft lens', minimum: 0, maximum: 100, default: 50 },
    frame: { type: 'boolean', title: 'Deckle-edged print on an album page', default: true },
  },
  frameShare: ({ frame }) => (frame ? BORDER_SHARE + MARGIN_SHARE : 0),
  render(photo, { tone, age, softness, frame }, seed) {
    const print = silverPrint(photo, TONES[tone]!.map(hexToRgb), age / 100, softness / 100, seed);
    if (!frame) return print;
    return mountInAlbum(
      print,
      {
        border: frameWidth(photo, BORDER_SHARE),
        margin: frameWidth(photo, MARGIN_SHARE),
        paper: hexToRgb('#f3ead7'),
        page: hexToRgb('#2d2925'),
        corner: hexToRgb('#4a4037'),
      },
      subSeed(seed, 'mount'),
    );
  },
});

function silverPrint(
  photo: RgbImage,
  tones: readonly Rgb[],
  age: number,
  softness: number,
  seed: number,
): RgbImage {
  const { width, height } = photo;
  const scale = detailScale(photo);
  const levelled = autoLevels(photo, 0.4);
  // Orthochromatic emulsion: it sees blue and green, hardly red.
  const ortho = plane(width, height);
  for (let i = 0; i < ortho.data.length; i++) {
    ortho.data[i] = 0.2 * levelled.r[i]! + 0.5 * levelled.g[i]! + 0.3 * levelled.b[i]!;
  }
  const crisp = clarity(ortho, 26 * scale, 0.3);
  const grey = { width, height, r: crisp.data, g: crisp.data, b: crisp.data };
  const glowing = { width, height, data: halation(grey, 0.62, 11 * scale, [1.3, 0, 0]).r };
  const soft = gaussianBlur(glowing, (1 + 2.2 * softness) * scale).data;
  const curve = toneCurve([
    [0, 0.03 + 0.05 * age],
    [0.22, 0.19],
    [0.5, 0.53],
    [0.78, 0.83],
    [1, 0.99 - 0.05 * age],
  ]);
  const rim = vignette(width, height, 0.62, 2.6).data;
  const silver = grain(width, height, 0.75 * scale, subSeed(seed, 'grain')).data;
  const stains = clouds(width, height, 220 * scale, subSeed(seed, 'stains')).data;
  const marks = wear(width, height, age * 1.6, subSeed(seed, 'wear')).data;
  const out = rgbImage(width, height);
  const mix = 0.22 + 0.33 * softness;
  for (let i = 0; i < crisp.data.length; i++) {
    let value = curve(glowing.data[i]! * (1 - mix) + soft[i]! * mix);
    value = value * rim[i]! + 0.02 * age * stains[i]!;
    value += silver[i]! * 0.032 * (0.5 + 2 * value * (1 - value)) + marks[i]! * (0.5 + 0.5 * age);
    setTone(out, i, clamp01(value), tones);
  }
  return out;
}
