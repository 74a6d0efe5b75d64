import { expect, it } from '@jest/globals';

import { readDescription } from './read-description.js';

it('takes a description apart', () => {
  const text =
    'Sorrel the copper fox\n\nSorrel is a fox.\n\nOne day.\n\nColours: copper #b4633a, sky blue #86c9f2\n\nMade from templates: ours.\n';
  expect(readDescription(text)).toEqual({
    heading: 'Sorrel the copper fox',
    paragraphs: ['Sorrel is a fox.', 'One day.'],
    colours: [
      { name: 'copper', hex: '#b4633a' },
      { name: 'sky blue', hex: '#86c9f2' },
    ],
    origin: 'Made from templates: ours.',
  });
});

it('shows any other text as it is, and no colour that is none', () => {
  expect(readDescription('Only words')).toEqual({
    heading: 'Only words',
    paragraphs: [],
    colours: [],
    origin: undefined,
  });
  expect(readDescription('A\n\nColours: red url(evil), #123456').colours).toEqual([]);
});
