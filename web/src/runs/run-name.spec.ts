import { expect, it } from '@jest/globals';

import type { Artifact } from '../api/types.js';
import { nameOfRun } from './run-name.js';

const named = (idea: unknown, title: string | null = null) =>
  nameOfRun({ title, typeName: 'Colouring page from an idea', inputs: { idea } });

it('a run is called as its owner says, else as its idea begins, else as its product', () => {
  expect(named('Two foxes', 'For Ida')).toBe('For Ida');
  expect(named('  Two foxes\n riding  a train ')).toBe('Two foxes riding a train');
  expect(named('')).toBe('Colouring page from an idea');
  expect(named(undefined)).toBe('Colouring page from an idea');
});

it('what was written is called by its heading, unless its owner calls it otherwise', () => {
  const run = { typeName: 'Meet your fursona', inputs: {}, title: null };
  const artifacts = [{ text: 'Sorrel the copper fox\n\nSorrel is a fox.' }] as Artifact[];
  expect(nameOfRun({ ...run, artifacts })).toBe('Sorrel the copper fox');
  expect(nameOfRun({ ...run, artifacts, title: 'Me' })).toBe('Me');
  expect(nameOfRun({ ...run, artifacts: [] })).toBe('Meet your fursona');
});

it('a long idea is cut between words, and a word without an end somewhere', () => {
  expect(named('Two foxes riding a train through the snow, and a bear with a lantern')).toBe(
    'Two foxes riding a train through the snow, and a…',
  );
  expect(named('Two foxes are riding a long train in the snow, a bear waves')).toBe(
    'Two foxes are riding a long train in the snow, a…',
  );
  expect(named('x'.repeat(60))).toBe(`${'x'.repeat(48)}…`);
  expect(named(`${'x'.repeat(47)}${'🦊'.repeat(3)}`)).toBe(`${'x'.repeat(47)}…`);
});
