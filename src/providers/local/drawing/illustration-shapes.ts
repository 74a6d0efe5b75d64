/** Forms that a picture in colour can have, in pixels. */
export const ILLUSTRATION_SHAPES = {
  upright: { title: 'Upright', width: 1500, height: 2194 },
  square: { title: 'Square', width: 1800, height: 1800 },
} as const;

export type IllustrationShape = keyof typeof ILLUSTRATION_SHAPES;
