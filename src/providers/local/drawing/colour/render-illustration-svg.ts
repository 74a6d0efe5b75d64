import { pathData } from '../../coloring/render-svg.js';
import { creatorTool, DIGITAL_SOURCE_TYPE } from '../../provenance.js';
import type { ScenePicture } from '../layout/compose.js';
import { INK_TINT, type Shape } from '../pen/index.js';
import { backdrop, lightOf } from './palette.js';
import { darker, lighter, lightness } from './tints.js';

/** In units of which the picture is 1000 wide. */
const LINE = { outline: 3.4, detail: 2.2 } as const;
const INK = '#33252f';
const BLUSH = '#f6a8a0';

/**
 * A scene in colour, as in a picture book, to the edges: areas in soft light that comes from above, lines in a darker
 * kind of their colour, shadows below who stands, and the light of the place.
 * @param size of the picture in pixels
 */
export function renderIllustrationSvg(
  picture: ScenePicture,
  size: { readonly width: number; readonly height: number },
  title: string,
): string {
  const painter = new Painter(picture);
  const painted = painter.paint();
  const [width, height] = [round(picture.width), round(picture.height)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}"`,
    ` viewBox="0 0 ${width} ${height}" preserveAspectRatio="none">`,
    `<title>${title}</title><desc>${creatorTool()}; ${DIGITAL_SOURCE_TYPE}</desc>`,
    `<defs>${painter.gradients()}`,
    '<radialGradient id="edge" cx="0.5" cy="0.46" r="0.75"><stop offset="0.6" stop-color="#2b1a3a" stop-opacity="0"/>',
    '<stop offset="1" stop-color="#2b1a3a" stop-opacity="0.15"/></radialGradient></defs>',
    '<g stroke-linecap="round" stroke-linejoin="round" fill="none">',
    painted,
    '</g>',
    `<rect width="${width}" height="${height}" fill="url(#edge)"/></svg>\n`,
  ].join('');
}

/** Paints shapes, and keeps the gradients that they are filled with: one for each colour and kind. */
class Painter {
  private readonly fills = new Map<string, string>();
  private readonly light: (tint: string, near: boolean) => string;

  constructor(private readonly picture: ScenePicture) {
    this.light = lightOf(picture);
  }

  paint(): string {
    return this.picture.layers
      .map(({ of, shapes }, layer) => {
        const near = of === 'cast';
        const drawn = shapes.filter(({ level }) => level <= 1);
        const parts = drawn.map((shape, i) =>
          layer === 0 && i === 0 ? this.behindAll(shape) : this.shape(shape, near),
        );
        if (layer === 0 && this.picture.setting === 'underwater') parts.splice(1, 0, this.rays());
        return `<g id="${of}-${layer}">${parts.join('')}</g>`;
      })
      .join('');
  }

  gradients(): string {
    return [...this.fills.values()].join('');
  }

  private behindAll({ area, tint }: Shape): string {
    const [above, below] = backdrop(tint);
    const id = this.gradient('sky', [above, below], 'x2="0" y2="1"');
    return `<path fill="url(#${id})" d="${area.map(pathData).join('')}"/>`;
  }

  /** Light that falls into water. */
  private rays(): string {
    const { width, height } = this.picture;
    return [0.1, 0.34, 0.62, 0.86]
      .map((u, i) => {
        const [x, spread] = [u * width, 60 + (i % 2) * 40];
        return `<path fill="#ffffff" fill-opacity="0.13" d="M${round(x)} 0L${round(x + spread)} 0L${round(x + spread * 2.2 - 90)} ${round(height * 0.8)}L${round(x - 120)} ${round(height * 0.8)}Z"/>`;
      })
      .join('');
  }

  private shape(shape: Shape, near: boolean): string {
    const { area, lines, merged, weight } = shape;
    const areas = area.map(pathData).join('');
    if (shape.shade) return `<path fill="#2b1a3a" fill-opacity="0.2" d="${areas}"/>`;
    const tint = shape.tint === INK_TINT ? INK : this.light(shape.tint, near);
    const isLine = area.length === 0;
    const [colour, opacity] = isLine ? this.lineAlone(shape, near) : [edgeOf(tint, near), 1];
    const width = LINE[weight] * (merged ? 2 : 1);
    const pen = `stroke="${colour}" stroke-width="${width}"${opacity < 1 ? ` stroke-opacity="${opacity}"` : ''}`;
    const drawn = lines.map(pathData).join('');
    if (isLine) return `<path ${pen} d="${drawn}"/>`;
    const fill = `fill="${this.fillOf(tint, shape, near)}"`;
    if (merged) return `<path ${pen} d="${areas}"/><path ${fill} d="${areas}"/>`;
    if (lines.length === 0 || shape.tint === BLUSH) return `<path ${fill} d="${areas}"/>`;
    return areas === drawn
      ? `<path ${fill} ${pen} d="${areas}"/>`
      : `<path ${fill} d="${areas}"/><path ${pen} d="${drawn}"/>`;
  }

  /** Lines that lie on something show it through. */
  private lineAlone({ weight, lineTint }: Shape, near: boolean): readonly [string, number] {
    if (lineTint !== undefined) return [this.light(lineTint, near), 0.85];
    return weight === 'outline' ? ['#4a3340', 1] : ['#4a3340', near ? 0.55 : 0.32];
  }

  private fillOf(tint: string, { pattern, tint: kind, lines }: Shape, near: boolean): string {
    if (kind === INK_TINT || (lines.length === 0 && tint === '#ffffff')) return tint;
    const id =
      pattern && near
        ? this.gradient('round', [lighter(tint, 0.22), tint, darker(tint, 0.16)], ROUND)
        : this.gradient('soft', [lighter(tint, 0.14), darker(tint, near ? 0.1 : 0.07)], SOFT);
    return `url(#${id})`;
  }

  private gradient(kind: string, stops: readonly string[], form: string): string {
    const id = `${kind}${stops[0]!.slice(1)}${stops.at(-1)!.slice(1)}`;
    const element = form === ROUND ? 'radialGradient' : 'linearGradient';
    const inner = stops
      .map((tint, i) => `<stop offset="${i / (stops.length - 1)}" stop-color="${tint}"/>`)
      .join('');
    this.fills.set(id, `<${element} id="${id}" ${form}>${inner}</${element}>`);
    return id;
  }
}

/** From the upper left, where the light is. */
const ROUND = 'cx="0.38" cy="0.3" r="0.8"';
const SOFT = 'x1="0.2" x2="0.5" y1="0" y2="1"';

function edgeOf(tint: string, near: boolean): string {
  // A light area needs a line that is darker than its own half to be told from what lies behind it.
  return darker(tint, (near ? 0.5 : 0.3) + (lightness(tint) > 0.9 ? 0.1 : 0));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
