import { join } from 'node:path';
import sharp from 'sharp';
import { ComputePool, defineTask } from '../../../platform/compute-pool/index.js';
import type { EngineFile } from '../engine-file.js';
import type { LookRequest } from '../looks/render-look.js';
import type { EngineResult } from '../tasks.js';
import { TestFolder } from './sample-scene.js';

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

/** A pool and a folder in which a spec makes looks of photos and measures them. */
export class LookLab {
  readonly folder = new TestFolder();
  private readonly pool = new ComputePool({ processes: 1 });
  private runs = 0;

  async render(
    look: string,
    params: Record<string, unknown> = {},
    seed = 1,
    inputPath?: string,
  ): Promise<EngineFile> {
    const outputDir = join(this.folder.path, `out-${this.runs++}`);
    const photo = inputPath ?? (await this.folder.photo());
    const request = { inputPath: photo, outputDir, look, params, seed };
    const [file] = (await this.pool.run(LOOK, request)).files;
    return file!;
  }

  async picture(...wish: Parameters<LookLab['render']>): Promise<Pixels> {
    return pixels((await this.render(...wish)).path);
  }

  async close(): Promise<void> {
    await this.pool.close();
    this.folder.remove();
  }
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
  for (let y = Math.floor(top * height); y < Math.floor(bottom * height); y++) {
    for (let x = Math.floor(left * width); x < Math.floor(right * width); x++) {
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
  return Math.sqrt(values.reduce((sum, one) => sum + (one - middle) ** 2, 0) / values.length);
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
  for (let y = Math.ceil(top * of.height) + 2; y < Math.floor(bottom * of.height) - 2; y++) {
    for (let x = Math.ceil(left * of.width) + 2; x < Math.floor(right * of.width) - 2; x++) {
      sum += Math.abs(at(x + dx, y + dy) - at(x, y));
      count++;
    }
  }
  return sum / count;
}

export const light = (r: number, g: number, b: number): number => 0.299 * r + 0.587 * g + 0.114 * b;
export const chroma = (r: number, g: number, b: number): number =>
  Math.max(r, g, b) - Math.min(r, g, b);
