import { POINTS_PER_MM, SAFE_MARGIN_MM, sheetOf, type PaperName, type Sheet } from './paper.js';

const TITLE_HEIGHT = 17 * POINTS_PER_MM;
const TITLE_GAP = 4 * POINTS_PER_MM;

/** Where things lie on a sheet, in points from its upper left corner. */
export interface PageLayout {
  sheet: Sheet;
  /** The drawing, up to the middle of its frame line. */
  picture: { x: number; y: number; width: number; height: number; radius: number };
  /** Points per picture unit. */
  scale: number;
  title: { x: number; y: number; width: number; height: number } | undefined;
}

/** The orientation in which a picture fills more of a sheet. */
export function isLandscape(width: number, height: number): boolean {
  return width > height;
}

/** Fits a drawing and its title on a sheet, inside the safe margin. `frameWidth` in points. */
export function layOut(
  drawing: { width: number; height: number },
  paper: PaperName,
  withTitle: boolean,
  frameWidth: number,
): PageLayout {
  const sheet = sheetOf(paper, isLandscape(drawing.width, drawing.height));
  // The safe margin ends at the outside of the frame line; half a millimetre is for the printer.
  const margin = (SAFE_MARGIN_MM + 0.5) * POINTS_PER_MM + frameWidth / 2;
  const room = withTitle ? TITLE_HEIGHT + TITLE_GAP : 0;
  const freeWidth = sheet.width - 2 * margin;
  const freeHeight = sheet.height - 2 * margin - room;
  const scale = Math.min(freeWidth / drawing.width, freeHeight / drawing.height);
  const width = drawing.width * scale;
  const height = drawing.height * scale;
  const top = margin + (freeHeight - height) / 2;
  return {
    sheet,
    picture: {
      x: (sheet.width - width) / 2,
      y: top,
      width,
      height,
      radius: Math.min(4 * POINTS_PER_MM, width / 2, height / 2),
    },
    scale,
    title: withTitle
      ? { x: margin, y: top + height + TITLE_GAP, width: freeWidth, height: TITLE_HEIGHT }
      : undefined,
  };
}
