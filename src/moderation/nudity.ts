import type { Verdict } from './judgement.js';

/** What the networks tell apart, in the order of their answers: shares that add up to 1. */
export type PictureClasses = readonly [
  drawing: number,
  hentai: number,
  neutral: number,
  porn: number,
  /** Much skin, and dressed: people at the beach are among these. */
  sexy: number,
];

/** From where on the mean of both networks counts as so much; as a study on free photos found it. */
const REVIEW_FROM = 0.6;
const BLOCK_FROM = 0.85;

/**
 * How sure a network is that a picture is not for everybody, 0 to 1. Much skin counts half: by itself it never
 * matters, and it tips the balance where a network doubts between the two.
 */
export function nudityOf([, hentai, , porn, sexy]: PictureClasses): number {
  return hentai + porn + sexy / 2;
}

/** Whether the answer of a second network can matter, after that of the first. */
export function isOpen(first: number): boolean {
  return (first + 1) / 2 >= REVIEW_FROM;
}

/** What the mean of all networks' answers means. */
export function verdictOn(nudity: number): Verdict {
  if (nudity >= BLOCK_FROM) return 'block';
  return nudity >= REVIEW_FROM ? 'review' : 'allow';
}
