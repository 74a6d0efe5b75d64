import { describe, expect, it } from '@jest/globals';
import { BoundedMap } from './bounded-map.js';

describe('BoundedMap', () => {
  it('forgets what was used least recently', () => {
    const map = new BoundedMap<string, number>(2);
    map.set('a', 1);
    map.set('b', 2);
    map.get('a');
    map.set('c', 3);
    expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([1, undefined, 3]);
    expect(map.size).toBe(2);
  });

  it('replaces without forgetting others', () => {
    const map = new BoundedMap<string, number>(2);
    map.set('a', 1);
    map.set('b', 2);
    map.set('b', 3);
    expect([map.get('a'), map.get('b')]).toEqual([1, 3]);
  });

  it('deletes one and many', () => {
    const map = new BoundedMap<string, number>(9);
    for (const [at, key] of ['a', 'b', 'c', 'd'].entries()) map.set(key, at);
    map.delete('a');
    map.deleteWhere((value) => value > 2);
    expect([map.get('a'), map.get('b'), map.get('c'), map.get('d')]).toEqual([
      undefined,
      1,
      2,
      undefined,
    ]);
  });
});
