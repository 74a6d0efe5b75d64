import sharp from 'sharp';
import { DOTS_PER_INCH } from '../../coloring/paper.js';
import { xmpPacket } from '../../provenance.js';
import type { DrawnPage } from './drawn-page.js';
import { renderSvg } from './render-svg.js';

/** A drawn page as a PNG of 300 dpi, grey where it is to be coloured in. */
export async function renderPng(
  page: DrawnPage,
  title: string,
  coloured: boolean,
): Promise<Buffer> {
  const svg = Buffer.from(renderSvg(page, 'pixels', title));
  const picture = sharp(svg, { limitInputPixels: 26_000_000 }).flatten({ background: '#ffffff' });
  return (coloured ? picture : picture.toColourspace('b-w'))
    .withDensity(DOTS_PER_INCH)
    .withXmp(xmpPacket({ title, keywords: [title.toLowerCase(), 'PixShift'] }))
    .png({ compressionLevel: 7 })
    .toBuffer();
}
