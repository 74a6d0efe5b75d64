import { DIGITAL_SOURCE_TYPE, creatorTool } from '../provenance.js';
import type { Page } from './page.js';
import { roundedRectangle } from './page.js';
import type { Curve } from './smooth-curve.js';

/** Colour of all lines. */
export const INK = '#141414';

/**
 * The page as SVG with real paths.
 * @param size how large it says it is: on paper, or in pixels for rasterising
 */
export function renderSvg(page: Page, size: 'paper' | 'pixels'): string {
  const { sheet, picture } = page.layout;
  const [width, height] =
    size === 'paper'
      ? [`${round(sheet.width / 72)}in`, `${round(sheet.height / 72)}in`]
      : [sheet.pixelWidth, sheet.pixelHeight];
  const paths = page.paths
    .filter(({ curves }) => curves.length > 0)
    .map(
      ({ id, curves, strokeWidth, clipped }) =>
        `<path id="${id}" ${strokeWidth === 0 ? `fill="${INK}" fill-rule="evenodd" stroke="none"` : `stroke-width="${round(strokeWidth)}"`}${clipped ? ' clip-path="url(#inside)"' : ''} d="${curves.map(pathData).join('')}"/>`,
    );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"`,
    ` viewBox="0 0 ${round(sheet.width)} ${round(sheet.height)}" preserveAspectRatio="none">`,
    `<title>Colouring page</title><desc>${creatorTool()}; ${DIGITAL_SOURCE_TYPE}</desc>`,
    `<clipPath id="inside"><path d="${pathData(roundedRectangle(picture))}"/></clipPath>`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    `<g fill="none" stroke="${INK}" stroke-linecap="round" stroke-linejoin="round">`,
    ...paths,
    '</g></svg>\n',
  ].join('');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

export function pathData(curve: Curve): string {
  let d = `M${round(curve.start[0])} ${round(curve.start[1])}`;
  for (const segment of curve.segments) {
    d +=
      'line' in segment
        ? `L${segment.line.map(round).join(' ')}`
        : `C${segment.cubic.map(round).join(' ')}`;
  }
  return curve.closed ? `${d}Z` : d;
}
