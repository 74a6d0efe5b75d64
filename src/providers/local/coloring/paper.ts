/** Sheets that a colouring page is made for. Sizes in PDF points (1/72 inch), upright. */
export const PAPERS = {
  A4: { title: 'A4', width: 595.28, height: 841.89, pixelWidth: 2480, pixelHeight: 3508 },
  Letter: { title: 'Letter', width: 612, height: 792, pixelWidth: 2550, pixelHeight: 3300 },
} as const;

export type PaperName = keyof typeof PAPERS;

export const POINTS_PER_MM = 72 / 25.4;
export const DOTS_PER_INCH = 300;

/** Home printers leave this much white at every side. */
export const SAFE_MARGIN_MM = 10;

/** A sheet as it lies on the table. */
export interface Sheet {
  paper: PaperName;
  landscape: boolean;
  width: number;
  height: number;
  pixelWidth: number;
  pixelHeight: number;
}

export function sheetOf(paper: PaperName, landscape: boolean): Sheet {
  const { width, height, pixelWidth, pixelHeight } = PAPERS[paper];
  return landscape
    ? {
        paper,
        landscape,
        width: height,
        height: width,
        pixelWidth: pixelHeight,
        pixelHeight: pixelWidth,
      }
    : { paper, landscape, width, height, pixelWidth, pixelHeight };
}
