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

export async function greyPixels(path: string) {
  const { data, info } = await sharp(path)
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
  const seen = new Uint8Array(data.length);
  const areas: number[] = [];
  for (let start = 0; start < data.length; start++) {
    if (seen[start] || data[start]! < 160) continue;
    const stack = [start];
    seen[start] = 1;
    let area = 0;
    while (stack.length > 0) {
      const i = stack.pop()!;
      area++;
      const x = i % width;
      const next = [];
      if (x > 0) next.push(i - 1);
      if (x < width - 1) next.push(i + 1);
      if (i >= width) next.push(i - width);
      if (i < width * (height - 1)) next.push(i + width);
      for (const j of next) {
        if (seen[j] || data[j]! < 160) continue;
        seen[j] = 1;
        stack.push(j);
      }
    }
    if (area > 1000) areas.push(area);
  }
  return areas.sort((a, b) => b - a);
}
