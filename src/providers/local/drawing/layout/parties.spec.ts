import { describe, expect, it } from '@jest/globals';
import { readIdea } from '../idea/read-idea.js';
import { CREWS } from '../props/crew.js';
import { crowdedOf, partiesOf } from './parties.js';

const parties = (idea: string) =>
  partiesOf(readIdea(idea).actors).map((party) =>
    party.map(({ thing, rides }) => `${thing.name}${rides ? ` on ${rides.name}` : ''}`),
  );

describe('partiesOf', () => {
  it.each([
    ['two foxes riding a train', [['fox on train', 'fox on train']]],
    ['a cat and a dog in a boat', [['cat on boat', 'dog on boat']]],
    ['two cats on a bus and a cow', [['cat on bus', 'cat on bus'], ['cow']]],
    ['two foxes riding trains', [['fox on train'], ['fox on train']]],
    ['two cats riding one horse', [['cat on horse'], ['cat on horse']]],
    ['two cats and a dog', [['cat'], ['cat'], ['dog']]],
    ['a cat in a boat', [['cat on boat']]],
  ])('puts together in %j who is on one vehicle', (idea, expected) => {
    expect(parties(idea)).toEqual(expected);
  });

  it('tells of what has no room for all of them', () => {
    const crowded = (idea: string) => crowdedOf(readIdea(idea).actors);
    expect(crowded('two cats riding one horse')).toEqual([{ word: 'horse', room: 1 }]);
    expect(crowded('three cats riding a rocket')).toEqual([{ word: 'rocket', room: 2 }]);
    expect(crowded('two cats riding horses')).toEqual([]);
    expect(crowded('two foxes riding a train')).toEqual([]);
  });
});

describe('CREWS', () => {
  it.each(Object.entries(CREWS))('has a seat of its own for each in a %s', (_, { most, carry }) => {
    for (let riders = 2; riders <= most; riders++) {
      const { seats, scale } = carry(riders);
      expect(new Set(seats.map(String)).size).toBe(riders);
      // Faces are half as wide as shoulders: none is hidden.
      const apart = seats.flatMap(([x, y], i) =>
        seats.slice(i + 1).map(([ox, oy]) => Math.hypot(x - ox, y - oy)),
      );
      expect(Math.min(...apart)).toBeGreaterThan(120 * scale);
    }
  });
});
