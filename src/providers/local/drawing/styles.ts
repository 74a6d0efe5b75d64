/** Ways in which a page can be drawn. */
export const STYLES = {
  picture: { title: 'Picture' },
  zentangle: { title: 'Zentangle' },
  mandala: { title: 'Mandala' },
} as const;

export type StyleName = keyof typeof STYLES;

/** Whoever names the style in the idea means it. */
export function styleIn(idea: string): StyleName {
  return (
    (Object.keys(STYLES) as StyleName[]).find((name) => idea.toLowerCase().includes(name)) ??
    'picture'
  );
}
