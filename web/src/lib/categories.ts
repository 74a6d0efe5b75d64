/** How each product is named and coloured; the colour itself is chosen by `data-category`. */
export interface Category {
  key: string;
  label: string;
  blurb: string;
}

export const CATEGORIES: readonly Category[] = [
  { key: 'photo', label: 'Photo looks', blurb: 'Sketches, prints and old snapshots from a photo.' },
  {
    key: 'coloring',
    label: 'Colouring pages',
    blurb: 'Clean lines on A4 or Letter, ready to print.',
  },
  {
    key: 'hair',
    label: 'Hair try-on',
    blurb: 'A new colour at once, a new cut before the scissors.',
  },
  { key: 'fursona', label: 'Fursona', blurb: 'The animal you would be, described and drawn.' },
  { key: 'story', label: 'Stories', blurb: 'A tale of your own in the era you choose.' },
  { key: 'book', label: 'Books', blurb: 'Your story bound as an illustrated e-book.' },
];

export function categoryLabel(key: string): string {
  return CATEGORIES.find((category) => category.key === key)?.label ?? humanise(key);
}

export function humanise(key: string): string {
  const words = key.replace(/[._-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
