import { pathData } from '../../coloring/render-svg.js';
import { creatorTool, DIGITAL_SOURCE_TYPE } from '../../provenance.js';
import type { DrawnPage } from './drawn-page.js';
import { INK, type Stroke } from './paint.js';

/**
 * A drawn page as SVG with real paths: areas from the back to the front, each covering what lies behind it.
 * @param size how large it says it is: on paper, or in pixels for rasterising
 */
export function renderSvg(page: DrawnPage, size: 'paper' | 'pixels', title: string): string {
  const { sheet } = page;
  const [width, height] =
    size === 'paper'
      ? [`${round(sheet.width / 72)}in`, `${round(sheet.height / 72)}in`]
      : [sheet.pixelWidth, sheet.pixelHeight];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"`,
    ` viewBox="0 0 ${round(sheet.width)} ${round(sheet.height)}" preserveAspectRatio="none">`,
    `<title>${title}</title><desc>${creatorTool()}; ${DIGITAL_SOURCE_TYPE}</desc>`,
    `<clipPath id="inside"><path d="${pathData(page.clip)}"/></clipPath>`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    `<g stroke-linecap="round" stroke-linejoin="round" fill="none">`,
    '<g id="picture" clip-path="url(#inside)">',
    ...page.picture.map(path),
    '</g><g id="around">',
    ...page.around.map(path),
    '</g></g></svg>\n',
  ].join('');
}

function path({ curves, fill, width, clip }: Stroke, index: number): string {
  const painted = fill === undefined ? '' : ` fill="${fill}"`;
  const drawn = width === 0 ? '' : ` stroke="${INK}" stroke-width="${round(width)}"`;
  const d = curves.map(pathData).join('');
  if (!clip) return `<path${painted}${drawn} d="${d}"/>`;
  const id = `area${index}`;
  return `<clipPath id="${id}"><path d="${clip.map(pathData).join('')}"/></clipPath><path clip-path="url(#${id})"${painted}${drawn} d="${d}"/>`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
