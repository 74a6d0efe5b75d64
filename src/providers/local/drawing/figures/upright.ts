import {
  blob,
  ellipse,
  fill,
  fine,
  limb,
  pair,
  place,
  type Point,
  type Shape,
  spot,
  stroke,
  symmetric,
  union,
} from '../pen/index.js';
import { type DyeName, DYES, dyed } from '../colour/dyes.js';
import { animalHead, limbTint } from './animal-head.js';
import { type Outfit, OUTFITS, type OutfitName } from './outfits.js';
import { type Person, personHead } from './person-head.js';
import type { Species } from './species.js';
import { tail } from './tails.js';
import { WEAR, wearBehind, type WearName, wearInFront } from './wear.js';

/** How somebody upright stands; the middle of the head is the origin, the ground is where the feet are. */
export interface Bearing {
  readonly outfit?: OutfitName | undefined;
  /** Of the outfit, where it is not its own. */
  readonly outfitColour?: DyeName | undefined;
  readonly wears: readonly WearName[];
  /** What is left away of the outfit. */
  readonly without: ReadonlySet<string>;
  /** A thing of about 100 by 100 around the origin, held in front with both hands. */
  readonly holds?: readonly Shape[] | undefined;
  /** A thing with its grip at the origin, held up in one hand. */
  readonly raises?: readonly Shape[] | undefined;
  /** Legs are seen from the front while sitting, or not at all where something is in front of them. */
  readonly legs: 'standing' | 'sitting' | 'hidden' | 'none';
  readonly merry: boolean;
  readonly waves: boolean;
}

interface Skin {
  readonly skin: string;
  readonly torso: readonly Shape[];
  readonly foot: (shoe: string | undefined) => Shape[];
  readonly arm: number;
}

type Arm = readonly [Point, Point, Point];
const ARM: Record<'down' | 'front' | 'raised' | 'wave', Arm> = {
  down: [
    [54, 108],
    [88, 140],
    [92, 184],
  ],
  front: [
    [56, 110],
    [88, 146],
    [44, 176],
  ],
  raised: [
    [54, 110],
    [92, 130],
    [114, 108],
  ],
  wave: [
    [54, 110],
    [96, 112],
    [122, 68],
  ],
};

/** An animal on its hind legs. */
export function uprightAnimal(species: Species, bearing: Bearing): Shape[] {
  const { coat, light, marks, body } = species;
  const belly = symmetric('0,112 34,120 46,170 40,222 0,236');
  const torso = [
    body === 'wool'
      ? union(
          [
            ellipse(0, 176, 62, 74),
            ...[
              [-58, 130],
              [58, 130],
              [-68, 176],
              [68, 176],
              [-56, 222],
              [56, 222],
              [0, 246],
            ].map(([x, y]) => ellipse(x!, y!, 28)),
          ],
          species.wool ?? '#ffffff',
        )
      : fill(symmetric('0,66 50,80 70,140 80,204 58,258 0,268'), coat, { pattern: true }),
    ...(body === 'wool' ? [] : [spot(belly, light)]),
    ...(body === 'stripes'
      ? pair([
          fine(stroke('74,150 62,156 54,152'), 1),
          fine(stroke('80,184 66,188 56,184'), 1),
          fine(stroke('78,216 64,216 54,212'), 1),
        ])
      : []),
    ...(body === 'spots' || body === 'patches'
      ? pair([spot(ellipse(60, 168, 10), marks, 1), spot(ellipse(62, 206, 12), marks, 1)])
      : []),
  ];
  const worn = outfitOf(bearing);
  const bodyShapes = figure(
    {
      skin: limbTint(species),
      torso,
      arm: 34,
      foot: (shoe) => [
        fill(ellipse(46, 268, 40, 25), shoe ?? limbTint(species)),
        ...(shoe
          ? []
          : [fine(stroke('34,262 32,274 33,284')), fine(stroke('54,262 56,274 55,284'))]),
      ],
    },
    bearing,
    worn.outfit,
    0,
  );
  const rear = worn.outfit?.tail ? [] : place(tail(species), { x: 58, y: 232 });
  return [
    ...rear,
    ...wearBehind(worn.wears),
    ...bodyShapes.body,
    ...animalHead(hatless(species, worn.wears)),
    ...wearInFront(worn.wears),
    ...bodyShapes.hands,
  ];
}

export function uprightPerson(person: Person, bearing: Bearing): Shape[] {
  const dressed = { ...bearing, outfit: bearing.outfit ?? person.outfits[0]! };
  const worn = outfitOf(dressed);
  const head = personHead(person, bearing.merry);
  const skin = person.skin;
  const { body, hands } = figure(
    {
      skin,
      torso: [
        fill(symmetric('0,76 24,80 56,96 62,140 58,206! 0,212'), skin),
        ...(worn.outfit?.tail
          ? pair([fill(blob('4,128 24,112 46,126 44,150 24,158 8,148'), '#b39ddb')])
          : []),
      ],
      arm: 30,
      foot: (shoe) => [fill(blob('20,252! 64,250! 84,268 78,282 30,284 16,274'), shoe ?? skin)],
    },
    dressed,
    worn.outfit,
    person.legs - 70,
  );
  return [
    ...head.behind,
    ...wearBehind(worn.wears),
    ...body,
    ...head.front,
    ...wearInFront(worn.wears),
    ...hands,
  ];
}

function outfitOf({ outfit, outfitColour, wears, without }: Bearing): {
  outfit: Outfit | undefined;
  wears: WearName[];
} {
  const found = outfit && inColour(OUTFITS[outfit], outfitColour);
  const own = found?.wears ?? [];
  const isHat = (name: WearName) => 'hat' in WEAR[name];
  // One hat at a time: what was told of goes before what belongs to a costume.
  const kept = wears.some(isHat) ? own.filter((name) => !isHat(name)) : own;
  const worn = [...new Set([...kept, ...wears])];
  return { outfit: found, wears: worn.filter((name) => !without.has(name)) };
}

/** Sleeves, trousers and shoes that were like the rest of it stay so. */
export function inColour(outfit: Outfit, colour: DyeName | undefined): Outfit {
  const [main] = outfit.torso();
  if (colour === undefined || main === undefined) return outfit;
  const own = main.tint;
  const like = (tint: string | undefined) => (tint === own ? DYES[colour] : tint);
  const [sleeve, trousers, shoes] = [
    like(outfit.sleeve),
    like(outfit.trousers),
    like(outfit.shoes),
  ];
  return {
    ...outfit,
    torso: () => dyed(outfit.torso(), colour),
    ...(sleeve ? { sleeve } : {}),
    ...(trousers ? { trousers } : {}),
    ...(shoes ? { shoes } : {}),
  };
}

/** Ears stay; what grows on the head makes room for a hat. */
function hatless(species: Species, wears: readonly WearName[]): Species {
  if (!wears.some((name) => 'hat' in WEAR[name])) return species;
  const { hair, horns, ...bare } = species;
  return {
    ...bare,
    ...(hair === 'mane' || hair === 'spines' || hair === 'beard' ? { hair } : {}),
    ...(horns && horns !== 'unicorn' && horns !== 'ossicones' ? { horns } : {}),
  };
}

function figure(look: Skin, bearing: Bearing, outfit: Outfit | undefined, longer: number) {
  const { skin, torso, foot, arm } = look;
  const held = bearing.holds;
  const poses = {
    left: held ? ARM.front : bearing.waves && bearing.raises ? ARM.wave : ARM.down,
    right: held ? ARM.front : bearing.raises ? ARM.raised : bearing.waves ? ARM.wave : ARM.down,
  };
  const sleeve = outfit?.sleeve;
  const oneArm = (path: Arm): Shape[] => {
    const [root, bend, tip] = path;
    const hand = limb(path, [arm, arm * 0.86], sleeve ?? skin);
    return sleeve
      ? [hand, fill(ellipse(tip[0], tip[1], arm * 0.46), skin), ...cuff(bend, tip, arm)]
      : [hand, ...(root ? [] : [])];
  };
  const legs = outfit?.tail
    ? fishTail()
    : bearing.legs === 'none' || bearing.legs === 'hidden'
      ? []
      : bearing.legs === 'sitting'
        ? sittingLegs(outfit?.trousers ?? skin, outfit?.shoes ?? skin)
        : standingLegs(outfit?.trousers ?? skin, foot(outfit?.shoes), longer);
  const clothes = outfit?.torso() ?? [];
  const isLong = clothes.length > 0 && !outfit?.trousers;
  const body = [
    ...(isLong || bearing.legs !== 'sitting' ? legs : []),
    ...torso,
    ...clothes,
    ...(isLong || bearing.legs !== 'sitting' ? [] : legs),
  ];
  const arms = [...place(oneArm(poses.left), { flip: true }), ...oneArm(poses.right)];
  const free = bearing.raises
    ? [...place(bearing.raises, { x: ARM.raised[2][0] + 4, y: ARM.raised[2][1] }), ...arms]
    : arms;
  return held
    ? { body, hands: [...place(held, { x: 0, y: 168 }), ...arms] }
    : bearing.raises
      ? { body, hands: free }
      : { body: [...body, ...arms], hands: [] };
}

function cuff(bend: Point, tip: Point, width: number): Shape[] {
  const [dx, dy] = [tip[0] - bend[0], tip[1] - bend[1]];
  const length = Math.hypot(dx, dy) || 1;
  const [nx, ny] = [(-dy / length) * width * 0.46, (dx / length) * width * 0.46];
  const [x, y] = [tip[0] - (dx / length) * width * 0.4, tip[1] - (dy / length) * width * 0.4];
  return [
    fine(
      stroke(
        `${x + nx},${y + ny} ${x - (dx / length) * 3},${y - (dy / length) * 3} ${x - nx},${y - ny}`,
      ),
    ),
  ];
}

function standingLegs(tint: string, shoe: readonly Shape[], longer: number): Shape[] {
  const leg = fill(blob(`8,196! 60,196! 58,${256 + longer}! 16,${256 + longer}!`), tint);
  return pair([leg, ...place(shoe, { y: longer })]);
}

function sittingLegs(tint: string, shoe: string): Shape[] {
  return pair([
    limb(
      [
        [26, 214],
        [58, 218],
        [66, 250],
      ],
      [46, 40],
      tint,
    ),
    fill(ellipse(68, 262, 34, 23), shoe),
  ]);
}

function fishTail(): Shape[] {
  return [
    fill(blob('70,356! 44,330 22,318 -8,322 16,352 40,384 84,402! 76,380'), '#5fb7a5', {
      pattern: true,
    }),
    fill(blob('-2,322 8,350 2,388 -24,414! -40,392! -66,396! -46,360 -22,330'), '#5fb7a5', {
      pattern: true,
    }),
    fill(
      blob('-60,186! 0,198 60,186! 66,224 46,278 20,326 0,338 -20,320 -44,274 -64,224'),
      '#6fc7b4',
      { pattern: true },
    ),
    ...[224, 252, 280].flatMap((y, row) =>
      [-30, 0, 30].map((x) =>
        fine(
          stroke(
            `${x - 13 + (row % 2) * 6},${y} ${x + (row % 2) * 6},${y + 12} ${x + 13 + (row % 2) * 6},${y}`,
          ),
          1,
        ),
      ),
    ),
  ];
}
