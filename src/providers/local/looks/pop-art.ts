import { gaussianBlur } from '../imaging/blur.js';
import { colorClusters } from '../imaging/color-clusters.js';
import { guidedSmoothRgb } from '../imaging/guided-filter.js';
import {
  clamp01,
  hexToRgb,
  luma,
  plane,
  rgbImage,
  smoothstep,
  type Plane,
  type Rgb,
  type RgbImage,
} from '../imaging/plane.js';
import { resample } from '../imaging/resample.js';
import { autoLevels, clarity, equalise, percentile } from '../imaging/tone.js';
import { defineLook, detailScale, NO_FRAME } from './look.js';

const AREAS = 5;
const GUTTER_SHARE = 0.012;

/** Per set four panels; per panel the ink, then the colours of the areas from dark to light. */
const PALETTE_SETS: Readonly<
  Record<string, { title: string; panels: readonly (readonly string[])[] }>
> = {
  classic: {
    title: 'Classic',
    panels: [
      ['#2b0b57', '#d6156c', '#ff4f9a', '#ff9f1c', '#ffd83d', '#fff4c2'],
      ['#0b2a5b', '#0c7bd6', '#19b5fe', '#ff5d73', '#ffb3c1', '#fff0f3'],
      ['#5a0f1f', '#e4252f', '#ff6b35', '#2ec4b6', '#a8f0e0', '#fdfcdc'],
      ['#0d3b2e', '#0a8f5b', '#38d39f', '#8f5bd8', '#d0b3ff', '#fff7a8'],
    ],
  },
  candy: {
    title: 'Candy',
    panels: [
      ['#4a1a6b', '#a23bd0', '#ff6fb5', '#ffa8d2', '#ffd6e8', '#fff6fa'],
      ['#0f3f66', '#2f8fd8', '#6fc3f7', '#ffc0e0', '#ffe3f1', '#f3fbff'],
      ['#6b1f3a', '#e8437a', '#ff8c69', '#ffd08a', '#fff0b8', '#fffdf2'],
      ['#14504a', '#1fa596', '#7fe0c8', '#c9a8f5', '#e9dbff', '#f6fff9'],
    ],
  },
  electric: {
    title: 'Electric',
    panels: [
      ['#10002b', '#5a00d8', '#b517f2', '#ff2e93', '#ff8fb8', '#fff25c'],
      ['#00152e', '#0047d6', '#00a8ff', '#00f0d0', '#b6ff5c', '#fbffe0'],
      ['#2b0014', '#d6003c', '#ff4d00', '#ffae00', '#ffe85c', '#fffbe6'],
      ['#002418', '#00803e', '#16d65c', '#c6f000', '#fff05c', '#ffe3f6'],
    ],
  },
};

export const popArt = defineLook({
  slug: 'photo-pop-art',
  title: 'Pop art × 4',
  description: 'Four screen prints of one picture: flat colours, bold ink and halftone dots.',
  parameters: {
    palette: {
      type: 'string',
      title: 'Colours',
      oneOf: Object.entries(PALETTE_SETS).map(([name, { title }]) => ({ const: name, title })),
      default: 'classic',
    },
    dots: { type: 'integer', title: 'Halftone dots', minimum: 0, maximum: 100, default: 60 },
    ink: { type: 'integer', title: 'Ink', minimum: 0, maximum: 100, default: 50 },
    gutter: { type: 'boolean', title: 'White lines between the prints', default: true },
  },
  frameShare: NO_FRAME,
  render(photo, values, _seed) {
    const layout = panelLayout(photo, values.gutter);
    const small = resample(photo, layout.panelWidth, layout.panelHeight);
    const plate = preparePlate(small, values.ink / 100, values.dots / 100, detailScale(photo));
    const out = rgbImage(photo.width, photo.height);
    out.r.fill(1);
    out.g.fill(1);
    out.b.fill(1);
    PALETTE_SETS[values.palette]!.panels.forEach((palette, index) => {
      const left = index % 2 === 0 ? layout.left : layout.right;
      const top = index < 2 ? layout.top : layout.bottom;
      print(out, plate, palette.map(hexToRgb), left, top);
    });
    return out;
  },
});

interface PanelLayout {
  panelWidth: number;
  panelHeight: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function panelLayout(photo: RgbImage, gutter: boolean): PanelLayout {
  const { width, height } = photo;
  const gap = gutter ? Math.max(2, Math.round(Math.min(width, height) * GUTTER_SHARE)) : 0;
  const panelWidth = Math.max(1, Math.floor((width - 3 * gap) / 2));
  const panelHeight = Math.max(1, Math.floor((height - 3 * gap) / 2));
  return {
    panelWidth,
    panelHeight,
    left: gap,
    right: width - gap - panelWidth,
    top: gap,
    bottom: height - gap - panelHeight,
  };
}

/** What all four prints share: two nearest areas with their mix, and where ink and dots fall. */
interface Plate {
  width: number;
  height: number;
  first: Uint8Array;
  second: Uint8Array;
  mix: Float32Array;
  ink: Float32Array;
}

function preparePlate(photo: RgbImage, ink: number, dots: number, scale: number): Plate {
  const { width, height } = photo;
  const flat = guidedSmoothRgb(
    autoLevels(photo, 0.4),
    Math.max(2, Math.round(5 * scale)),
    0.006,
    3,
    false,
  );
  const areas = areaEdges(flat, scale);
  const print = inkLayer(photo, ink, scale);
  addDots(print, luma(flat), dots, scale);
  return { width, height, ...areas, ink: print.data };
}

/** Areas of one colour with clean, rounded, anti-aliased borders. */
function areaEdges(flat: RgbImage, scale: number): Pick<Plate, 'first' | 'second' | 'mix'> {
  const { width, height } = flat;
  const size = width * height;
  const { labels } = colorClusters(flat, AREAS, 1.1);
  const best = new Float32Array(size).fill(-1);
  const next = new Float32Array(size).fill(-1);
  const first = new Uint8Array(size);
  const second = new Uint8Array(size);
  for (let area = 0; area < AREAS; area++) {
    const member = plane(width, height);
    for (let i = 0; i < size; i++) member.data[i] = labels[i] === area ? 1 : 0;
    const share = gaussianBlur(member, 2.6 * scale).data;
    for (let i = 0; i < size; i++) {
      const value = share[i]!;
      if (value > best[i]!) {
        next[i] = best[i]!;
        second[i] = first[i]!;
        best[i] = value;
        first[i] = area;
      } else if (value > next[i]!) {
        next[i] = value;
        second[i] = area;
      }
    }
  }
  const mix = new Float32Array(size);
  for (let i = 0; i < size; i++) {
    mix[i] = clamp01(0.5 + (best[i]! - next[i]!) * 3.2 * scale);
  }
  return { first, second, mix };
}

/** The dark drawing over the colours: shadows and contours, with hard but smooth edges. */
function inkLayer(photo: RgbImage, amount: number, scale: number): Plane {
  const tone = clarity(equalise(luma(autoLevels(photo, 0.2)), 4, 2), 16 * scale, 0.6);
  const soft = gaussianBlur(tone, 1.5 * scale);
  const wide = gaussianBlur(tone, 6 * scale);
  const threshold = percentile(soft, 0.06 + 0.2 * amount);
  const out = plane(photo.width, photo.height);
  for (let i = 0; i < out.data.length; i++) {
    const shadow = smoothstep(threshold + 0.03, threshold - 0.03, soft.data[i]!);
    const contour = smoothstep(0.07, 0.12, wide.data[i]! - soft.data[i]!);
    out.data[i] = Math.max(shadow, contour * Math.min(1, amount * 2));
  }
  return out;
}

/** Dots of ink on a 45 degree screen that carry the tones between shadow and light. */
function addDots(ink: Plane, tone: Plane, amount: number, scale: number): void {
  if (amount === 0) return;
  const pitch = Math.max(4, 8.5 * scale);
  const light = gaussianBlur(tone, 3 * scale).data;
  const low = percentile(tone, 0.12);
  const high = percentile(tone, 0.62);
  const { width, height, data } = ink;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const dark = smoothstep(high, low, light[i]!) * amount;
      if (dark <= 0.02) continue;
      const u = (x + y) * Math.SQRT1_2;
      const v = (x - y) * Math.SQRT1_2;
      const du = u / pitch - Math.round(u / pitch);
      const dv = v / pitch - Math.round(v / pitch);
      const radius = 0.56 * Math.sqrt(dark);
      const dot = clamp01((radius - Math.sqrt(du * du + dv * dv)) * pitch + 0.5);
      if (dot > data[i]!) data[i] = dot;
    }
  }
}

/** One print; its ink sits a little off the colours, as on a real screen print. */
function print(
  out: RgbImage,
  plate: Plate,
  palette: readonly Rgb[],
  left: number,
  top: number,
): void {
  const ink = palette[0]!;
  const shift = Math.max(1, Math.round(plate.width / 350));
  for (let y = 0; y < plate.height; y++) {
    for (let x = 0; x < plate.width; x++) {
      const i = y * plate.width + x;
      const a = palette[plate.first[i]! + 1]!;
      const b = palette[plate.second[i]! + 1]!;
      const t = plate.mix[i]!;
      const inkX = Math.max(0, x - shift);
      const inkY = Math.max(0, y - shift);
      const cover = plate.ink[inkY * plate.width + inkX]!;
      const to = (top + y) * out.width + left + x;
      out.r[to] = (a[0] * t + b[0] * (1 - t)) * (1 - cover) + ink[0] * cover;
      out.g[to] = (a[1] * t + b[1] * (1 - t)) * (1 - cover) + ink[1] * cover;
      out.b[to] = (a[2] * t + b[2] * (1 - t)) * (1 - cover) + ink[2] * cover;
    }
  }
}
