/** One channel of a picture, row by row, values nominally 0 to 1. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** A picture of three planes of one size, sRGB-encoded, values nominally 0 to 1. */
export interface RgbImage {
  readonly width: number;
  readonly height: number;
  readonly r: Float32Array;
  readonly g: Float32Array;
  readonly b: Float32Array;
}

/** A picture with transparency: `a` is 0 where nothing is, 1 where it is opaque; colours are not multiplied by it. */
export interface RgbaImage extends RgbImage {
  readonly a: Float32Array;
}

/** A yes/no picture: 1 or 0 per pixel. */
export interface Mask {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export type Rgb = readonly [number, number, number];

export function plane(width: number, height: number): Plane {
  return { width, height, data: new Float32Array(width * height) };
}

export function mask(width: number, height: number): Mask {
  return { width, height, data: new Uint8Array(width * height) };
}

export function rgbImage(width: number, height: number): RgbImage {
  const size = width * height;
  return {
    width,
    height,
    r: new Float32Array(size),
    g: new Float32Array(size),
    b: new Float32Array(size),
  };
}

export function clamp01(value: number): number {
  return value < 0 ? 0 : value > 1 ? 1 : value;
}

/** 0 below `from`, 1 above `to`, smooth between; `from` may be greater than `to`. */
export function smoothstep(from: number, to: number, value: number): number {
  const t = clamp01((value - from) / (to - from));
  return t * t * (3 - 2 * t);
}

/** Rec. 601 luma of the encoded values, which is what prints and films are judged by. */
export function luma(image: RgbImage): Plane {
  const { width, height, r, g, b } = image;
  const out = plane(width, height);
  for (let i = 0; i < out.data.length; i++) {
    out.data[i] = 0.299 * r[i]! + 0.587 * g[i]! + 0.114 * b[i]!;
  }
  return out;
}

/** `#rrggbb` to values of 0 to 1. */
export function hexToRgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}
