import sharp from 'sharp';
import { xmpPacket } from '../provenance.js';
import { DOTS_PER_INCH } from './paper.js';
import type { Page } from './page.js';
import { renderSvg } from './render-svg.js';

/** The page as a grey PNG of 300 dpi. */
export async function renderPng(page: Page): Promise<Buffer> {
  const svg = Buffer.from(renderSvg(page, 'pixels'));
  return sharp(svg, { limitInputPixels: 26_000_000 })
    .flatten({ background: '#ffffff' })
    .toColourspace('b-w')
    .withDensity(DOTS_PER_INCH)
    .withXmp(xmpPacket({ title: 'Colouring page', keywords: ['colouring page', 'PixShift'] }))
    .png({ compressionLevel: 7 })
    .toBuffer();
}
