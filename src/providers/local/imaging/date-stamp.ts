import sharp from 'sharp';
import { plane, type Plane } from './plane.js';

/** Segments a to g of a seven-segment digit, in a box of 10 × 18. */
const SEGMENTS: Record<string, string> = {
  a: 'M1.6 0.2H8.4L7 1.8H3Z',
  b: 'M9.2 0.8V8.6L7.6 7.4V2.2Z',
  c: 'M9.2 9.4V17.2L7.6 15.8V10.6Z',
  d: 'M1.6 17.8H8.4L7 16.2H3Z',
  e: 'M0.8 9.4V17.2L2.4 15.8V10.6Z',
  f: 'M0.8 0.8V8.6L2.4 7.4V2.2Z',
  g: 'M2.6 8.2H7.4L8.4 9L7.4 9.8H2.6L1.6 9Z',
};

const DIGITS: Record<string, string> = {
  '0': 'abcdef',
  '1': 'bc',
  '2': 'abged',
  '3': 'abgcd',
  '4': 'fgbc',
  '5': 'afgcd',
  '6': 'afgedc',
  '7': 'abc',
  '8': 'abcdefg',
  '9': 'abcdfg',
};

const ADVANCE = 13;

/**
 * The light of a camera's date stamp (`'96  8 14`) in the lower right corner, as a plane of 0 to 1.
 * @param isoDate `YYYY-MM-DD`
 * @param digitHeight pixels
 */
export async function dateStamp(
  width: number,
  height: number,
  isoDate: string,
  digitHeight: number,
): Promise<Plane> {
  const [year = '', month = '', day = ''] = isoDate.split('-');
  const pad = (part: string) => String(Number(part)).padStart(2, ' ');
  const text = `'${year.slice(2)} ${pad(month)} ${pad(day)}`;
  const scale = digitHeight / 18;
  const left = width - (text.length * ADVANCE + 10) * scale - digitHeight * 1.4;
  const top = height - digitHeight * 2.6;
  const glyphs = [...text].map((character, i) => {
    const at = `translate(${i * ADVANCE} 0)`;
    if (character === "'") return `<path transform="${at}" d="M7 0H9.4L8 5H6.4Z"/>`;
    const d = [...(DIGITS[character] ?? '')].map((segment) => SEGMENTS[segment]).join('');
    return d === '' ? '' : `<path transform="${at}" d="${d}"/>`;
  });
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<rect width="100%" height="100%" fill="#000"/>` +
    `<g fill="#fff" transform="translate(${left} ${top}) scale(${scale}) skewX(-4)">${glyphs.join('')}</g></svg>`;
  const { data, info } = await sharp(Buffer.from(svg))
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const light = plane(width, height);
  for (let i = 0; i < light.data.length; i++) light.data[i] = data[i * info.channels]! / 255;
  return light;
}
