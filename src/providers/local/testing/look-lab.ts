import { join } from 'node:path';
import sharp from 'sharp';
import { ComputePool, defineTask } from '../../../platform/compute-pool/index.js';
import type { EngineFile } from '../engine-file.js';
import type { LookRequest } from '../looks/render-look.js';
import type { EngineResult } from '../tasks.js';
import { TestFolder } from './sample-scene.js';

// Inside Jest's own realm every look-up of a global is slow, and these loops run over whole pictures.
const { abs, ceil, floor, max, min, sqrt } = Math;

const LOOK = defineTask<LookRequest, EngineResult>(
  new URL('./uncompiled-tasks.mjs', import.meta.url),
  'look',
);

/** Decoded pixels, three channels. */
export interface Pixels {
  data: Buffer;
  width: number;
  height: number;
}

/** Part of a picture, in shares of its sides. */
export interface Part {
  left?: number;
  top?: number;
  right?: number;
  bottom?: number;
}

type Wish = [
  look: string,
  params?: Record<string, unknown>,
  seed?: number,
  inputPath?: string,
  maxSide?: number,
];

/** A pool and a folder in which a spec makes looks of photos and measures them. */
export class LookLab {
  readonly folder = new TestFolder();
  private readonly pool = new ComputePool({ processes: 1 });
  private readonly rendered = new Map<string, Promise<EngineFile>>();
  private readonly decoded = new Map<string, Promise<Pixels>>();
  private runs = 0;

  /** @param width of the scene that is the photo where none is named, in pixels; it is enlarged 2.5 times */
  constructor(private readonly width = 240) {}

  photo(): Promise<string> {
    return this.folder.photo('scene.png', this.width, (this.width * 3) / 4);
  }

  /** The same wish is rendered once and its file shared; {@link renderAgain} does not share. */
  render(...wish: Wish): Promise<EngineFile> {
    return once(this.rendered, wish, () => this.renderAgain(...wish));
  }

  async renderAgain(
    ...[look, params = {}, seed = 1, inputPath, maxSide]: Wish
  ): Promise<EngineFile> {
    const outputDir = join(this.folder.path, `out-${this.runs++}`);
    const photo = inputPath ?? (await this.photo());
    const size = maxSide === undefined ? {} : { maxSide };
    const request = { inputPath: photo, outputDir, look, params, seed, ...size };
    const [file] = (await this.pool.run(LOOK, request)).files;
    return file!;
  }

  picture(...wish: Wish): Promise<Pixels> {
    return once(this.decoded, wish, async () => pixels((await this.render(...wish)).path));
  }

  async close(): Promise<void> {
    await this.pool.close();
    this.folder.remove();
  }
}

function once<T>(known: Map<string, Promise<T>>, wish: Wish, make: () => Promise<T>): Promise<T> {
  const key = JSON.stringify(wish);
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}

export async function pixels(path: string): Promise<Pixels> {
  const { data, info } = await sharp(path)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** All values of a part, one per pixel. */
export function valuesOf(
  { data, width, height }: Pixels,
  value: (r: number, g: number, b: number) => number,
  { left = 0, top = 0, right = 1, bottom = 1 }: Part = {},
): number[] {
  const values: number[] = [];
  const [firstX, endX] = [floor(left * width), floor(right * width)];
  for (let y = floor(top * height); y < floor(bottom * height); y++) {
    for (let x = firstX; x < endX; x++) {
      const i = (y * width + x) * 3;
      values.push(value(data[i]!, data[i + 1]!, data[i + 2]!));
    }
  }
  return values;
}

/** Mean of a value over the pixels of a part. */
export function mean(
  of: Pixels,
  value: (r: number, g: number, b: number) => number,
  part: Part = {},
): number {
  const values = valuesOf(of, value, part);
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}

/** Standard deviation of a value over the pixels of a part. */
export function deviation(
  of: Pixels,
  value: (r: number, g: number, b: number) => number,
  part: Part = {},
): number {
  const values = valuesOf(of, value, part);
  const middle = values.reduce((sum, one) => sum + one, 0) / values.length;
  return sqrt(values.reduce((sum, one) => sum + (one - middle) ** 2, 0) / values.length);
}

/** Mean step of the light between neighbours `dx`, `dy` apart. */
export function roughness(of: Pixels, dx: number, dy: number, part: Part = {}): number {
  const { left = 0, top = 0, right = 1, bottom = 1 } = part;
  const at = (x: number, y: number): number => {
    const i = (y * of.width + x) * 3;
    return light(of.data[i]!, of.data[i + 1]!, of.data[i + 2]!);
  };
  let sum = 0;
  let count = 0;
  const endX = floor(right * of.width) - 2;
  for (let y = ceil(top * of.height) + 2; y < floor(bottom * of.height) - 2; y++) {
    for (let x = ceil(left * of.width) + 2; x < endX; x++) {
      sum += abs(at(x + dx, y + dy) - at(x, y));
      count++;
    }
  }
  return sum / count;
}

export const light = (r: number, g: number, b: number): number => 0.299 * r + 0.587 * g + 0.114 * b;
export const chroma = (r: number, g: number, b: number): number => max(r, g, b) - min(r, g, b);
