import { describe, expect, it } from '@jest/globals';
import { DYES } from '../colour/dyes.js';
import { readIdea } from '../idea/read-idea.js';
import { boundsOf } from '../pen/index.js';
import { composeScene } from './compose.js';

describe('composeScene', () => {
  it('has what is low and wide stand one before the other, on one street, each to its side', () => {
    const { layers } = composeScene(readIdea('a red car and a blue car'), 1400, 1, 1);
    const cast = layers.filter(({ of }) => of === 'cast').flatMap(({ shapes }) => shapes);
    const [behind, before] = [DYES.red, DYES.blue].map((dye) =>
      boundsOf(cast.filter(({ tint }) => tint === dye)),
    ) as [ReturnType<typeof boundsOf>, ReturnType<typeof boundsOf>];
    const height = before.bottom - before.top;
    const back = before.bottom - behind.bottom;
    expect(back / height).toBeGreaterThan(0.3);
    expect(back / height).toBeLessThan(1.1);
    expect(before.left - behind.left).toBeGreaterThan(60);
    expect(before.right - behind.right).toBeGreaterThan(60);
  });
});
