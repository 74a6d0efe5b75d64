import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import { EngineRefusal } from '../engine-refusal.js';
import { MAX_TITLE_LENGTH } from './title-length.js';
import type { Curve, Segment } from './smooth-curve.js';

/** Typefaces in order of preference; a title is set in the first one that has all its letters. */
const FAMILIES = [
  ['fredoka', '600', ['latin', 'latin-ext']],
  ['nunito', '800', ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese']],
] as const;

/** The files of a typeface; each holds the letters of one script. */
type Typeface = readonly Font[];

const loaded = new Map<string, Typeface>();

function typefaces(): Typeface[] {
  const { resolve } = createRequire(import.meta.url);
  return FAMILIES.map(([family, weight, scripts]) => {
    let fonts = loaded.get(family);
    if (!fonts) {
      fonts = scripts.map((script) => {
        const file = `@fontsource/${family}/files/${family}-${script}-${weight}-normal.woff`;
        return create(readFileSync(resolve(file))) as Font;
      });
      loaded.set(family, fonts);
    }
    return fonts;
  });
}

/**
 * Trims a title and checks that it can be drawn.
 * @returns undefined for an empty title
 * @throws EngineRefusal TITLE_INVALID
 */
export function readTitle(title: string | undefined): string | undefined {
  const text = (title ?? '').normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
  if (text === '') return undefined;
  if ([...text].length > MAX_TITLE_LENGTH) {
    throw new EngineRefusal(
      'TITLE_INVALID',
      `The title can have at most ${MAX_TITLE_LENGTH} characters.`,
      'title',
    );
  }
  const faces = typefaces();
  if (!faces.some((face) => [...text].every((character) => fontFor(face, character)))) {
    const missing = [...new Set(text)].filter((character) =>
      faces.every((face) => !fontFor(face, character)),
    );
    throw new EngineRefusal(
      'TITLE_INVALID',
      `The title has characters that cannot be drawn: ${missing.join(' ')}`,
      'title',
    );
  }
  return text;
}

function fontFor(face: Typeface, character: string): Font | undefined {
  const codePoint = character.codePointAt(0)!;
  return face.find((font) => font.hasGlyphForCodePoint(codePoint));
}

/**
 * The letters as hollow outlines, as large as the box allows, centred in it. Same units as the box.
 * @param title as {@link readTitle} gave it
 */
export function titleOutlines(
  title: string,
  box: { x: number; y: number; width: number; height: number },
): Curve[] {
  const face = typefaces().find((fonts) => [...title].every((c) => fontFor(fonts, c)))!;
  const glyphs: { curves: Curve[]; advance: number }[] = [];
  for (const character of title) {
    const font = fontFor(face, character)!;
    const glyph = font.glyphForCodePoint(character.codePointAt(0)!);
    const size = 1 / font.unitsPerEm;
    // A little air, so that the outlines of neighbours do not touch.
    const advance = glyph.advanceWidth * size + 0.04;
    glyphs.push({ curves: toCurves(glyph.path.commands, size), advance });
  }
  const [first] = face;
  const width = glyphs.reduce((sum, { advance }) => sum + advance, 0);
  const ascent = first!.ascent / first!.unitsPerEm;
  const descent = -first!.descent / first!.unitsPerEm;
  const size = Math.min(box.height / (ascent + descent), (box.width * 0.98) / width);
  let x = box.x + (box.width - width * size) / 2;
  const baseline = box.y + (box.height - (ascent + descent) * size) / 2 + ascent * size;
  return glyphs.flatMap(({ curves, advance }) => {
    const placed = curves.map((curve) => placeGlyph(curve, size, x, baseline));
    x += advance * size;
    return placed;
  });
}

interface GlyphCommand {
  command: string;
  args: number[];
}

function toCurves(commands: readonly GlyphCommand[], size: number): Curve[] {
  const curves: Curve[] = [];
  let [px, py] = [0, 0];
  for (const { command, args } of commands) {
    const at = args.map((value) => value * size);
    const curve = curves.at(-1);
    if (command === 'moveTo') {
      curves.push({ start: [at[0]!, at[1]!], segments: [], closed: true });
    } else if (command === 'lineTo') {
      curve?.segments.push({ line: [at[0]!, at[1]!] });
    } else if (command === 'quadraticCurveTo') {
      const [qx, qy, x, y] = at as [number, number, number, number];
      curve?.segments.push({
        cubic: [
          px + ((qx - px) * 2) / 3,
          py + ((qy - py) * 2) / 3,
          x + ((qx - x) * 2) / 3,
          y + ((qy - y) * 2) / 3,
          x,
          y,
        ],
      });
    } else if (command === 'bezierCurveTo') {
      curve?.segments.push({ cubic: at as [number, number, number, number, number, number] });
    }
    if (at.length >= 2) [px, py] = [at.at(-2)!, at.at(-1)!];
  }
  return curves;
}

/** Glyphs have their y axis upwards. */
function placeGlyph(curve: Curve, size: number, x: number, baseline: number): Curve {
  const px = (value: number) => x + value * size;
  const py = (value: number) => baseline - value * size;
  return {
    closed: true,
    start: [px(curve.start[0]), py(curve.start[1])],
    segments: curve.segments.map((segment): Segment => {
      if ('line' in segment) return { line: [px(segment.line[0]), py(segment.line[1])] };
      const [ax, ay, bx, by, cx, cy] = segment.cubic;
      return { cubic: [px(ax), py(ay), px(bx), py(by), px(cx), py(cy)] };
    }),
  };
}
