import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { PATHS } from './paths.js';

const router = readFileSync(join(import.meta.dirname, 'router.tsx'), 'utf8');

describe('the addresses of the web app', () => {
  it('stand in one list, each with its route, so that the server knows them all', () => {
    const taken = [...router.matchAll(/\bpath: ([^\s,]+)/g)].map(([, source]) => source);
    expect(taken.sort()).toEqual(
      Object.keys(PATHS)
        .map((name) => `PATHS.${name}`)
        .sort(),
    );
  });
});
