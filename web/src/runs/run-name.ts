import type { Generation } from '../api/types.js';
import { textOf } from './text-of.js';

/** Longer than that, and a tile of the gallery cuts it anyway. */
const FIRST_WORDS = 48;

/**
 * What a run is called where it stands among others: its owner's title, else how its idea begins, else
 * the heading of what was written, else what it was made by.
 */
export function nameOfRun({ title, typeName, inputs, artifacts }: NamedRun): string {
  return title || firstWords(inputs.idea) || firstWords(firstLine(artifacts)) || typeName;
}

type NamedRun = Pick<Generation, 'title' | 'typeName' | 'inputs'> &
  Partial<Pick<Generation, 'artifacts'>>;

function firstLine(artifacts: NamedRun['artifacts']): string | undefined {
  return textOf({ artifacts })?.split('\n', 1)[0];
}

function firstWords(idea: unknown): string {
  const text = typeof idea === 'string' ? idea.replace(/\s+/g, ' ').trim() : '';
  if (text.length <= FIRST_WORDS) return text;
  // Whole words where there are any, and never half of a letter that takes two places.
  const start = text.slice(0, FIRST_WORDS).replace(/[\uD800-\uDBFF]$/, '');
  const gap = text.lastIndexOf(' ', FIRST_WORDS);
  const whole = gap > 0 ? text.slice(0, gap) : start;
  return `${whole.replace(/[\s,;:.]+$/, '')}…`;
}
