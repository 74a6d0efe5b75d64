import { describe, expect, it } from '@jest/globals';
import { DYES } from '../colour/dyes.js';
import { readIdea } from '../idea/read-idea.js';
import { wearBehind, wearInFront } from '../figures/wear.js';
import { WORDS } from '../idea/things.js';
import { boundsOf } from '../pen/index.js';
import { CREWS } from '../props/crew.js';
import { HELD } from '../props/held.js';
import { type VehicleName, VEHICLES } from '../props/vehicles.js';
import { drawParty } from './figure.js';
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
    ['a family of four in a car', [['man on car', 'woman on car', 'girl on car', 'boy on car']]],
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

describe('drawParty', () => {
  const shapes = (idea: string) => drawParty(readIdea(idea).actors, () => 0.6).shapes.length;

  it('leaves away of a costume what somebody is to be without', () => {
    expect(shapes('a knight') - shapes('a knight without a sword')).toBe(HELD.sword.draw().length);
    expect(shapes('a knight') - shapes('a knight without a helmet')).toBe(
      wearInFront(['helmet']).length + wearBehind(['helmet']).length,
    );
    expect(shapes('a robot wearing a crown') - shapes('a robot')).toBe(
      wearInFront(['crown']).length,
    );
  });

  it.each([
    ['a green cat'],
    ['a green elephant'],
    ['a green sheep'],
    ['a green duck'],
    ['a green car'],
    ['a green boat'],
    ['a green rocket'],
    ['a green snowman'],
    ['a green flower'],
    ['a cat wearing a green hat'],
    ['a duck wearing a green scarf'],
    ['an elephant wearing a green hat'],
    ['a cat wearing green glasses'],
    ['a girl in a green dress'],
    ['a girl with green hair'],
    ['a green knight'],
    ['a cat holding a green balloon'],
    ['a cat in a green bus'],
    ['two cats in a green bus'],
    ['a girl riding a green horse'],
    ['a girl riding a green dragon'],
  ])('draws %s in green, and only that', (idea) => {
    const draw = (told: string) => {
      const [party] = partiesOf(readIdea(told).actors);
      return drawParty(party!, () => 0.6).shapes;
    };
    const [plain, green] = [draw(idea.replace('green ', '')), draw(idea)];
    const tints = green.filter(({ tint, lineTint }, i) => {
      return tint !== plain[i]!.tint || lineTint !== plain[i]!.lineTint;
    });
    expect(green).toHaveLength(plain.length);
    expect(tints.length).toBeGreaterThan(0);
    expect(tints.length).toBeLessThan(green.length * 0.8);
    expect(tints.some(({ tint, lineTint }) => [tint, lineTint].includes(DYES.green))).toBe(true);
  });

  it.each(['hot air balloon', 'boat', 'car', 'tractor', 'sleigh', 'aeroplane'])(
    'shows what is held in a %s beside whoever holds it',
    (vehicle) => {
      const [party] = partiesOf(readIdea(`a monkey holding a cake in a ${vehicle}`).actors);
      const { shapes } = drawParty(party!, () => 0.6);
      const seat = VEHICLES[vehicle as VehicleName].seat;
      const cake = boundsOf(shapes.filter(({ of }) => of === 'cake'));
      expect((cake.left + cake.right) / 2).toBeGreaterThan(seat.at[0] + 90 * seat.scale);
    },
  );

  it('has whoever flies in the air, who stands on the ground otherwise', () => {
    const where = (idea: string) => drawParty(readIdea(idea).actors, () => 0.6).where;
    expect([where('a cat flying'), where('a cat')]).toEqual(['air', 'ground']);
  });

  it.each([...WORDS.keys()])('draws a %s', (word) => {
    const { thing } = WORDS.get(word)!;
    const [actor] = readIdea('a cat').actors;
    const drawn = drawParty([{ ...actor!, thing }], () => 0.6).shapes;
    const { left, right, top, bottom } = boundsOf(drawn);
    expect(Math.min(right - left, bottom - top)).toBeGreaterThan(20);
  });
});

describe('CREWS', () => {
  it('draws five in a car nearly as large as two', () => {
    const shareOfCar = (riders: number) => {
      const { front, scale } = CREWS.car!.carry(riders);
      const { left, right } = boundsOf(front);
      return scale / (right - left);
    };
    expect(shareOfCar(5)).toBeGreaterThan(0.65 * shareOfCar(2));
    expect(shareOfCar(4)).toBeGreaterThan(0.9 * shareOfCar(2));
  });

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
