/** How much of a character a picture shows. */
export const FRAMINGS = {
  head: { title: 'Portrait' },
  shoulders: { title: 'Head and shoulders' },
  whole: { title: 'Whole figure' },
} as const;

export type FramingName = keyof typeof FRAMINGS;
