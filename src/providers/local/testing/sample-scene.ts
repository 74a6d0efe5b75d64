import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';

// Inside Jest's own realm every look-up of a global is slow.
const { hypot } = Math;

/** A picture with plain shapes, soft shading and colours, for tests. */
export function scene(width = 240, height = 180): Buffer {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const u = x / width;
      const v = y / height;
      let colour = [150 + 60 * v, 190 - 30 * v, 235 - 60 * v];
      if (v > 0.72) colour = [70, 130 + 30 * u, 60];
      if (hypot((u - 0.3) * 1.33, v - 0.4) < 0.2) colour = [225, 60 + 60 * v, 50];
      if (u > 0.55 && u < 0.85 && v > 0.3 && v < 0.72) colour = [240, 220, 150 - 60 * u];
      if (u > 0.66 && u < 0.74 && v > 0.5 && v < 0.72) colour = [90, 50, 30];
      colour.forEach((value, c) => (data[(y * width + x) * 3 + c] = value));
    }
  }
  return data;
}

/** Files for one test, and a way to be rid of them. */
export class TestFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'pixshift-engine-'));

  private readonly photos = new Map<string, Promise<string>>();

  /** The scene as a file, written once; large ones are small ones enlarged. */
  photo(name = 'scene.png', width = 240, height = 180): Promise<string> {
    const found = this.photos.get(name) ?? this.write(name, width, height);
    this.photos.set(name, found);
    return found;
  }

  private async write(name: string, width: number, height: number): Promise<string> {
    const path = join(this.path, name);
    const [w, h] = width * height > 50_000 ? [240, 180] : [width, height];
    await sharp(scene(w, h), { raw: { width: w, height: h, channels: 3 } })
      .resize(width, height, { fit: 'fill' })
      .toFile(path);
    return path;
  }

  async flat(name: string, width: number, height: number, background: string): Promise<string> {
    const path = join(this.path, name);
    await sharp({ create: { width, height, channels: 3, background } }).toFile(path);
    return path;
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
