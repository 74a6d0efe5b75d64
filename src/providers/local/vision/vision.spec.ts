import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { oneOrAll, thorough } from '../../../../test/support/thorough.js';
import { ComputePool, defineTask } from '../../../platform/compute-pool/index.js';
import type { Plane } from '../imaging/plane.js';
import { TestFolder } from '../testing/sample-scene.js';
import { FACE_POINTS } from './face-points.js';
import type { Face } from './face.js';

interface Seen {
  width: number;
  height: number;
  faces: Face[];
  tensors: number;
  rss: number;
}

const TASKS = new URL('../testing/uncompiled-vision.mjs', import.meta.url);
const facesTask = defineTask<{ path: string }, Seen>(TASKS, 'seeFaces');
const personTask = defineTask<{ path: string }, Plane>(TASKS, 'seePerson');

const folder = new TestFolder();
const pool = new ComputePool({ processes: 1 });
afterAll(async () => {
  await pool.close();
  folder.remove();
});

const root = join(import.meta.dirname, '../../../..');
const sample = (name: string) => join(root, 'web/public/samples', `${name}.jpg`);
const photo = (name: string) => join(root, 'test/photos', `${name}.jpg`);
const seeFaces = (path: string) => pool.run(facesTask, { path });
let astronaut: Promise<Seen> | undefined;
const astronautSeen = () => (astronaut ??= seeFaces(sample('astronaut')));

/** Where a plane's value is read at shares of its size. */
function valueAt({ width, height, data }: Plane, u: number, v: number): number {
  return data[Math.floor(v * height) * width + Math.floor(u * width)]!;
}

describe('findFaces', () => {
  it('finds the face of a portrait, and its parts where they are', async () => {
    const { width, height, faces } = await astronautSeen();
    expect(faces).toHaveLength(1);
    const [face] = faces as [Face];
    expect(face.confidence).toBeGreaterThan(0.9);
    expect(face.points).toHaveLength(468);
    for (const { x, y } of face.points) {
      expect(x / width).toBeGreaterThan(0.33);
      expect(x / width).toBeLessThan(0.55);
      expect(y / height).toBeGreaterThan(0.11);
      expect(y / height).toBeLessThan(0.37);
    }
    // The pupils lie at these shares of the photo, as measured on it.
    expect(face.rightEye.iris.x / width).toBeCloseTo(0.398, 2);
    expect(face.rightEye.iris.y / height).toBeCloseTo(0.198, 2);
    expect(face.leftEye.iris.x / width).toBeCloseTo(0.482, 2);
    expect(face.leftEye.iris.y / height).toBeCloseTo(0.202, 2);
    for (const { iris, openness } of [face.rightEye, face.leftEye]) {
      expect(iris.radius / face.width).toBeGreaterThan(0.025);
      expect(iris.radius / face.width).toBeLessThan(0.07);
      expect(openness).toBeGreaterThan(0.2);
    }
    const mouth = face.points[FACE_POINTS.lips.upperInner[5]]!;
    const chin = face.oval[18]!;
    expect(mouth.y / height).toBeCloseTo(0.28, 1);
    expect(chin.y).toBeGreaterThan(mouth.y);
    expect(Math.abs(face.roll)).toBeLessThan(0.1);
  });

  it('finds a head that is tilted, and how far', async () => {
    const [upright] = (await astronautSeen()).faces as [Face];
    const path = join(folder.path, 'tilted.png');
    await sharp(sample('astronaut')).rotate(35, { background: '#888888' }).toFile(path);
    const { faces } = await seeFaces(path);
    expect(faces).toHaveLength(1);
    expect(faces[0]!.roll - upright.roll).toBeCloseTo((35 * Math.PI) / 180, 1);
  });

  it('finds everybody in a group, and small faces', async () => {
    const { faces, width } = await seeFaces(photo('crew'));
    const places = faces.map(({ oval }) => oval[0]!.x / width).sort((a, b) => a - b);
    expect(places).toEqual([
      expect.closeTo(0.25, 1),
      expect.closeTo(0.48, 1),
      expect.closeTo(0.73, 1),
    ]);
    const friends = await seeFaces(photo('friends'));
    expect(friends.faces).toHaveLength(1);
    expect(friends.faces[0]!.width / friends.width).toBeLessThan(0.11);
  });

  it('sees no face of a person on a cat, a dog, a cup or flowers', async () => {
    const others = [sample('chelsea'), photo('dog'), sample('coffee'), photo('flowers')];
    for (const path of oneOrAll(others)) {
      expect((await seeFaces(path)).faces).toEqual([]);
    }
  });

  thorough('says the same again, whatever it saw between, and keeps nothing', async () => {
    const first = await seeFaces(photo('portrait'));
    await seeFaces(photo('crew'));
    const again = await seeFaces(photo('portrait'));
    expect(first.faces).toHaveLength(1);
    expect(again.faces).toEqual(first.faces);
    expect(again.tensors).toBe(first.tensors);
    expect(again.rss).toBeLessThan(800 * 1024 * 1024);
    // Another process, with networks that are loaded afresh.
    const other = new ComputePool({ processes: 1 });
    try {
      expect((await other.run(facesTask, { path: photo('portrait') })).faces).toEqual(first.faces);
    } finally {
      await other.close();
    }
  });
});

describe('personMatte', () => {
  let matte: Plane;
  beforeAll(async () => {
    matte = await pool.run(personTask, { path: sample('astronaut') });
  });

  it('is one on the person and nought on the background', () => {
    for (const [u, v] of [
      [0.44, 0.1],
      [0.44, 0.25],
      [0.3, 0.6],
      [0.4, 0.9],
    ] as const) {
      expect(valueAt(matte, u, v)).toBeGreaterThan(0.95);
    }
    for (const [u, v] of [
      [0.05, 0.1],
      [0.68, 0.1],
      [0.85, 0.3],
      [0.9, 0.58],
      [0.05, 0.6],
    ] as const) {
      expect(valueAt(matte, u, v)).toBeLessThan(0.1);
    }
  });

  it('follows the outline of the photo, not that of its own coarse answer', () => {
    // Across the cheek's edge the step from one to nought takes a few pixels of the 922.
    const row = Math.floor(0.22 * matte.height) * matte.width;
    const soft = matte.data
      .slice(row + Math.floor(0.5 * matte.width), row + Math.floor(0.66 * matte.width))
      .filter((value) => value > 0.1 && value < 0.9).length;
    expect(soft).toBeLessThan(14);
  });

  it('sees nobody on a photo of a rocket', async () => {
    const { data } = await pool.run(personTask, { path: sample('rocket') });
    expect(data.reduce((sum, value) => sum + value, 0) / data.length).toBeLessThan(0.02);
  });
});
