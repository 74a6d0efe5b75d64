/** How a colouring page is drawn. Distances are in pixels of the analysis picture (about 0.85 megapixels). */
export interface DifficultySettings {
  title: string;
  /** Edge-preserving smoothing before regions are looked for. */
  smoothing: { radius: number; epsilon: number; passes: number };
  /** Share of the edge strength around a place that is taken off it: how much texture is overlooked. */
  inhibition: number;
  /** Most regions, and the smallest that stays. */
  regions: number;
  minRegionArea: number;
  /** Boundaries weaker than this are given up, however few regions are left. */
  minContrast: number;
  /** What boundaries and lines behind people count for, and behind others who stand out: 0 leaves the background empty. */
  backgroundOfPeople: number;
  backgroundOfOthers: number;
  /** Passes of smoothing along the contours. */
  relaxation: number;
  /** Detail lines: scale of the line filter, share of pixels to start from and to grow into. */
  lineSigma: number;
  strongShare: number;
  weakShare: number;
  minStroke: number;
  /** Length of all detail lines together, as a multiple of half the picture's outline. */
  detailBudget: number;
  /** Small dark spots that are filled, such as pupils: how many, and up to which area. */
  spots: number;
  maxSpotArea: number;
  /** Least distance between two lines. */
  spacing: number;
  /** Widths on paper, in millimetres. */
  contourWidth: number;
  detailWidth: number;
}

export const DIFFICULTIES = {
  simple: {
    title: 'Simple',
    smoothing: { radius: 6, epsilon: 0.006, passes: 3 },
    inhibition: 0.6,
    regions: 40,
    minRegionArea: 700,
    minContrast: 0.03,
    backgroundOfPeople: 0,
    backgroundOfOthers: 0.3,
    relaxation: 70,
    lineSigma: 1.7,
    strongShare: 0.03,
    weakShare: 0.07,
    minStroke: 30,
    detailBudget: 2,
    spots: 6,
    maxSpotArea: 320,
    spacing: 11,
    contourWidth: 1.0,
    detailWidth: 0.8,
  },
  medium: {
    title: 'Medium',
    smoothing: { radius: 6, epsilon: 0.004, passes: 2 },
    inhibition: 0.5,
    regions: 85,
    minRegionArea: 320,
    minContrast: 0.03,
    backgroundOfPeople: 0.45,
    backgroundOfOthers: 0.6,
    relaxation: 38,
    lineSigma: 1.35,
    strongShare: 0.04,
    weakShare: 0.09,
    minStroke: 20,
    detailBudget: 3,
    spots: 10,
    maxSpotArea: 300,
    spacing: 8,
    contourWidth: 0.8,
    detailWidth: 0.6,
  },
  detailed: {
    title: 'Detailed',
    smoothing: { radius: 4, epsilon: 0.0014, passes: 2 },
    inhibition: 0.4,
    regions: 180,
    minRegionArea: 150,
    minContrast: 0.022,
    backgroundOfPeople: 0.5,
    backgroundOfOthers: 0.9,
    relaxation: 20,
    lineSigma: 1.1,
    strongShare: 0.06,
    weakShare: 0.12,
    minStroke: 14,
    detailBudget: 7,
    spots: 16,
    maxSpotArea: 280,
    spacing: 6,
    contourWidth: 0.6,
    detailWidth: 0.45,
  },
} as const satisfies Record<string, DifficultySettings>;

export type DifficultyName = keyof typeof DIFFICULTIES;
