import type { DifficultySettings } from './difficulty.js';
import type { LineArt } from './line-art.js';
import { layOut, type PageLayout } from './page-layout.js';
import { POINTS_PER_MM, type PaperName } from './paper.js';
import type { Curve, Segment } from './smooth-curve.js';
import { titleOutlines } from './title.js';

/** A path on the page; all its curves share one way of drawing. Lengths in points. */
export interface PagePath {
  id: 'contours' | 'details' | 'spots' | 'frame' | 'title';
  curves: readonly Curve[];
  /** 0 for a filled path. */
  strokeWidth: number;
  /** Clipped to the inside of the frame. */
  clipped: boolean;
}

/** A finished page, the same for every file format. */
export interface Page {
  layout: PageLayout;
  paths: PagePath[];
}

const TITLE_STROKE_MM = 0.6;

/** Puts line art on a sheet of paper. */
export function composePage(
  art: LineArt,
  settings: DifficultySettings,
  paper: PaperName,
  title: string | undefined,
): Page {
  const contourWidth = settings.contourWidth * POINTS_PER_MM;
  const layout = layOut(art, paper, title !== undefined, contourWidth);
  const { picture, scale } = layout;
  const place = (curve: Curve) => transform(curve, scale, picture.x, picture.y);
  const paths: PagePath[] = [
    {
      id: 'details',
      curves: art.details.map(place),
      strokeWidth: settings.detailWidth * POINTS_PER_MM,
      clipped: true,
    },
    {
      id: 'contours',
      curves: art.contours.map(place),
      strokeWidth: contourWidth,
      clipped: true,
    },
    { id: 'spots', curves: art.spots.map(place), strokeWidth: 0, clipped: true },
    { id: 'frame', curves: [roundedRectangle(picture)], strokeWidth: contourWidth, clipped: false },
  ];
  if (title !== undefined && layout.title) {
    paths.push({
      id: 'title',
      curves: titleOutlines(title, layout.title),
      strokeWidth: TITLE_STROKE_MM * POINTS_PER_MM,
      clipped: false,
    });
  }
  return { layout, paths };
}

function transform(curve: Curve, scale: number, dx: number, dy: number): Curve {
  const x = (value: number) => value * scale + dx;
  const y = (value: number) => value * scale + dy;
  return {
    closed: curve.closed,
    start: [x(curve.start[0]), y(curve.start[1])],
    segments: curve.segments.map((segment): Segment => {
      if ('line' in segment) return { line: [x(segment.line[0]), y(segment.line[1])] };
      const [ax, ay, bx, by, cx, cy] = segment.cubic;
      return { cubic: [x(ax), y(ay), x(bx), y(by), x(cx), y(cy)] };
    }),
  };
}

/** Handle length of a cubic that looks like a quarter of a circle. */
const CIRCLE = 0.5523;

export function roundedRectangle(box: {
  x: number;
  y: number;
  width: number;
  height: number;
  radius: number;
}): Curve {
  const { x, y, width, height, radius } = box;
  const right = x + width;
  const bottom = y + height;
  const h = radius * (1 - CIRCLE);
  return {
    closed: true,
    start: [x + radius, y],
    segments: [
      { line: [right - radius, y] },
      { cubic: [right - h, y, right, y + h, right, y + radius] },
      { line: [right, bottom - radius] },
      { cubic: [right, bottom - h, right - h, bottom, right - radius, bottom] },
      { line: [x + radius, bottom] },
      { cubic: [x + h, bottom, x, bottom - h, x, bottom - radius] },
      { line: [x, y + radius] },
      { cubic: [x, y + h, x + h, y, x + radius, y] },
    ],
  };
}
