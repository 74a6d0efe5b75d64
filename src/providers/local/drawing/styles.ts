/** Ways in which a page can be drawn. */
export const STYLES = {
  picture: { title: 'Picture' },
  zentangle: { title: 'Zentangle' },
  mandala: { title: 'Mandala' },
} as const;

export type StyleName = keyof typeof STYLES;
