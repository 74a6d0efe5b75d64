/** Wider than that, a phone shows a strip too low to see anything in, and to write anything on. */
const TOO_WIDE = 3.2;

export const isStrip = (ratio: number): boolean => ratio > TOO_WIDE;
