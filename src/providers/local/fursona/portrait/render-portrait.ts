import sharp from 'sharp';
import { pathData } from '../../coloring/render-svg.js';
import { INK, type Stroke, strokesOf } from '../../drawing/sheet/paint.js';
import { creatorTool, DIGITAL_SOURCE_TYPE, escapeXml, xmpPacket } from '../../provenance.js';
import type { Portrait } from './compose-portrait.js';

/** Widths of lines, in units of which a portrait is 1000 wide. */
const BRUSH = { outline: 7, detail: 4.6, level: 2, coloured: true, patterns: false } as const;
const PIXELS_PER_UNIT = 1.2;

export interface PortraitWords {
  readonly title: string;
  /** What it was made by and of, for the file's metadata. */
  readonly description: string;
}

/** A portrait as SVG with real paths. */
export function renderPortraitSvg(
  { width, height, card, layers }: Portrait,
  { title, description }: PortraitWords,
): string {
  const drawn = layers.map(({ shapes, clip }, i) => {
    const paths = strokesOf(shapes, BRUSH).map(path).join('');
    if (!clip) return `<g>${paths}</g>`;
    const cut = clip.map(pathData).join('');
    return `<clipPath id="cut${i}"><path d="${cut}"/></clipPath><g clip-path="url(#cut${i})">${paths}</g>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"`,
    ` viewBox="0 0 ${width} ${height}"><title>${escapeXml(title)}</title>`,
    `<desc>${escapeXml(`${description} ${creatorTool()}; ${DIGITAL_SOURCE_TYPE}`)}</desc>`,
    `<rect width="${width}" height="${height}" fill="${card}"/>`,
    '<g stroke-linecap="round" stroke-linejoin="round" fill="none">',
    ...drawn,
    '</g></svg>\n',
  ].join('');
}

function path({ curves, fill, width }: Stroke): string {
  const painted = fill === undefined ? '' : ` fill="${fill}"`;
  const drawn = width === 0 ? '' : ` stroke="${INK}" stroke-width="${width}"`;
  return `<path${painted}${drawn} d="${curves.map(pathData).join('')}"/>`;
}

/** The same as PNG. */
export async function renderPortraitPng(
  portrait: Portrait,
  words: PortraitWords,
): Promise<{ bytes: Buffer; width: number; height: number }> {
  const size = {
    width: Math.round(portrait.width * PIXELS_PER_UNIT),
    height: Math.round(portrait.height * PIXELS_PER_UNIT),
  };
  const svg = Buffer.from(renderPortraitSvg(portrait, words));
  const bytes = await sharp(svg, { density: 72 * PIXELS_PER_UNIT })
    .flatten({ background: portrait.card })
    .resize(size.width, size.height, { fit: 'fill' })
    .withXmp(
      xmpPacket({ title: words.title, keywords: ['fursona', 'made from templates', 'PixShift'] }),
    )
    .png({ compressionLevel: 7 })
    .toBuffer();
  return { bytes, ...size };
}
