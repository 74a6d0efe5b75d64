import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { EngineFile } from '../engine-file.js';

/** The files of a colouring page, as the tests look at them. */
export function pageIn(files: readonly EngineFile[]) {
  const find = (kind: EngineFile['kind'], label: string) =>
    files.find((file) => file.kind === kind && file.label === label)!;
  return {
    files,
    png: find('image', 'page'),
    svg: readFileSync(find('svg', 'page').path, 'utf8'),
    a4: readPdf(find('pdf', 'page-a4').path),
    letter: readPdf(find('pdf', 'page-letter').path),
  };
}

/** The parts of a PDF that the tests look at. */
export function readPdf(path: string) {
  const bytes = readFileSync(path);
  const text = bytes.toString('latin1');
  const at = text.indexOf('/FlateDecode');
  const start = text.indexOf('stream\n', at) + 'stream\n'.length;
  const content = inflateSync(bytes.subarray(start)).toString('latin1');
  return {
    text,
    content,
    mediaBox: /\/MediaBox \[([^\]]+)\]/.exec(text)![1]!.split(' ').map(Number),
    paths: contentPaths(content),
  };
}

export interface PaintedPath {
  points: [number, number][];
  lineWidth: number;
  subpaths: number;
}

/** Painted paths of a content stream; the clip paths are left out. Coordinates from the upper left corner. */
function contentPaths(content: string): PaintedPath[] {
  const painted: PaintedPath[] = [];
  let points: [number, number][] = [];
  let subpaths = 0;
  let lineWidth = 1;
  for (const line of content.split('\n')) {
    const parts = line.trim().split(/\s+/);
    const operator = parts.pop();
    const numbers = parts.map(Number);
    if (operator === 'm' || operator === 'l' || operator === 'c') {
      if (operator === 'm') subpaths++;
      for (let i = 0; i < numbers.length; i += 2) points.push([numbers[i]!, numbers[i + 1]!]);
    } else if (operator === 'w') {
      lineWidth = numbers[0]!;
    } else if (operator === 'n') {
      points = [];
      subpaths = 0;
    } else if (['S', 'f*', 'f', 'B'].includes(operator!)) {
      const stroked = operator === 'S' || operator === 'B';
      painted.push({ points, lineWidth: stroked ? lineWidth : 0, subpaths });
      points = [];
      subpaths = 0;
    }
  }
  return painted;
}

export async function greyPixels(png: string | Uint8Array) {
  const { data, info } = await sharp(png)
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Sizes of the white areas that ink closes off, smallest ones left out. */
export function closedAreas({
  data,
  width,
  height,
}: Awaited<ReturnType<typeof greyPixels>>): number[] {
  // What is reached is marked as ink in a copy.
  const left = new Uint8Array(data.length);
  for (let i = 0; i < left.length; i++) left[i] = data[i]! < 160 ? 0 : 1;
  const stack = new Int32Array(data.length);
  const areas: number[] = [];
  for (let start = 0; start < left.length; start++) {
    if (!left[start]) continue;
    let depth = 0;
    let area = 0;
    const reach = (i: number) => {
      if (!left[i]) return;
      left[i] = 0;
      stack[depth++] = i;
      area++;
    };
    reach(start);
    while (depth > 0) {
      const i = stack[--depth]!;
      const x = i % width;
      if (x > 0) reach(i - 1);
      if (x < width - 1) reach(i + 1);
      if (i >= width) reach(i - width);
      if (i < width * (height - 1)) reach(i + width);
    }
    if (area > 1000) areas.push(area);
  }
  return areas.sort((a, b) => b - a);
}
