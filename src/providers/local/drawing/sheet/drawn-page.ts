import type { DifficultyName } from '../../coloring/difficulty.js';
import { roundedRectangle } from '../../coloring/page.js';
import {
  POINTS_PER_MM,
  SAFE_MARGIN_MM,
  sheetOf,
  type PaperName,
  type Sheet,
} from '../../coloring/paper.js';
import type { Curve } from '../../coloring/smooth-curve.js';
import { titleOutlines } from '../../coloring/title.js';
import { type Picture, PICTURE_WIDTH } from '../layout/compose.js';
import { box, moved } from '../pen/index.js';
import { LINE_WIDTHS } from './line-widths.js';
import { type Stroke, strokesOf } from './paint.js';

/** How far a page that is printed to the edge goes over it, for the knife: what printers ask for. */
export const BLEED_MM = 3;
const TITLE_HEIGHT = 17 * POINTS_PER_MM;
const TITLE_GAP = 4 * POINTS_PER_MM;
const TITLE_STROKE = 0.6 * POINTS_PER_MM;

export interface PageWish {
  readonly paper: PaperName;
  readonly difficulty: DifficultyName;
  readonly title: string | undefined;
  /** To the edge of the paper instead of in a frame. */
  readonly bleed: boolean;
  readonly coloured: boolean;
  /** Areas that have room for it are filled with patterns. */
  readonly patterns: boolean;
}

/** A finished page, the same for every kind of file. Lengths in points from the upper left corner of the sheet. */
export interface DrawnPage {
  readonly sheet: Sheet;
  /** 0 for a page with a frame. */
  readonly bleed: number;
  /** What the picture is cut to. */
  readonly clip: Curve;
  readonly picture: readonly Stroke[];
  /** The frame and the title, which nothing cuts. */
  readonly around: readonly Stroke[];
}

interface Room {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The height that a picture must have for a page, where it is {@link PICTURE_WIDTH} wide. */
export function pictureHeight(wish: PageWish): number {
  const { width, height } = roomFor(wish);
  return (height / width) * PICTURE_WIDTH;
}

/** Up to the middle of the frame line, which ends at the safe margin; half a millimetre is for the printer. */
function roomFor({ paper, difficulty, title, bleed }: PageWish): Room {
  const sheet = sheetOf(paper, false);
  const line = LINE_WIDTHS[difficulty].outline * POINTS_PER_MM;
  const margin = (SAFE_MARGIN_MM + 0.5) * POINTS_PER_MM + line / 2;
  const below = title === undefined || bleed ? 0 : TITLE_HEIGHT + TITLE_GAP;
  return {
    x: margin,
    y: margin,
    width: sheet.width - 2 * margin,
    height: sheet.height - 2 * margin - below,
  };
}

/** Puts a picture on a sheet of paper. */
export function composeSheet(picture: Picture, wish: PageWish): DrawnPage {
  const sheet = sheetOf(wish.paper, false);
  const room = roomFor(wish);
  const scale = room.width / picture.width;
  const widths = LINE_WIDTHS[wish.difficulty];
  const outline = widths.outline * POINTS_PER_MM;
  const strokes = strokesOf(picture.shapes, {
    outline,
    detail: widths.detail * POINTS_PER_MM,
    level: widths.level,
    coloured: wish.coloured,
    patterns: wish.patterns,
  });
  const toSheet = ([x, y]: readonly [number, number]) =>
    [room.x + x * scale, room.y + y * scale] as const;
  const bleed = wish.bleed ? BLEED_MM * POINTS_PER_MM : 0;
  const frame = roundedRectangle({ ...room, radius: 4 * POINTS_PER_MM });
  return {
    sheet,
    bleed,
    clip: wish.bleed
      ? box(-bleed, -bleed, sheet.width + 2 * bleed, sheet.height + 2 * bleed)
      : frame,
    picture: strokes.map(({ clip, ...stroke }) => ({
      ...stroke,
      curves: stroke.curves.map((curve) => moved(curve, toSheet)),
      ...(clip ? { clip: clip.map((curve) => moved(curve, toSheet)) } : {}),
    })),
    around: [
      ...(wish.bleed ? [] : [{ curves: [frame], fill: undefined, width: outline }]),
      ...titleStrokes(wish, room, sheet, outline),
    ],
  };
}

function titleStrokes(
  { title, bleed }: PageWish,
  room: Room,
  sheet: Sheet,
  outline: number,
): Stroke[] {
  if (title === undefined) return [];
  const letters = (area: Room): Stroke => ({
    curves: titleOutlines(title, area),
    fill: undefined,
    width: TITLE_STROKE,
  });
  if (!bleed) {
    return [
      letters({
        x: room.x,
        y: room.y + room.height + TITLE_GAP,
        width: room.width,
        height: TITLE_HEIGHT,
      }),
    ];
  }
  // On a picture that fills the sheet the title stands on a plate of its own.
  const plate = {
    x: room.x + room.width * 0.08,
    y: sheet.height - room.y - TITLE_HEIGHT - 6,
    width: room.width * 0.84,
    height: TITLE_HEIGHT + 6,
  };
  return [
    {
      curves: [roundedRectangle({ ...plate, radius: 5 * POINTS_PER_MM })],
      fill: '#ffffff',
      width: outline,
    },
    letters({ x: plate.x + 12, y: plate.y + 4, width: plate.width - 24, height: plate.height - 8 }),
  ];
}
