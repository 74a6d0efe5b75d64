import type { Random } from '../../imaging/random.js';
import { type DyeName, DYES, dyed } from '../colour/dyes.js';
import { darker, lighter } from '../colour/tints.js';
import { animalHead } from '../figures/animal-head.js';
import type { Creature } from '../figures/creature.js';
import { CREATURES } from '../figures/creatures.js';
import { type Outfit, OUTFITS } from '../figures/outfits.js';
import { personHead, personOf } from '../figures/person-head.js';
import { SPECIES, type Species, type SpeciesName } from '../figures/species.js';
import { type Bearing, inColour, uprightAnimal, uprightPerson } from '../figures/upright.js';
import { walkingAnimal } from '../figures/walking.js';
import { WITH_A_BODY, wearBehind, type WearName, wearInFront } from '../figures/wear.js';
import type { Actor, Bare, Colours } from '../idea/scene.js';
import { isSomebody } from './unshown.js';
import { boundsOf, ellipse, fill, limb, place, type Point, type Shape } from '../pen/index.js';
import { CREWS } from '../props/crew.js';
import { HELD, type Prop } from '../props/held.js';
import { type Vehicle, VEHICLES } from '../props/vehicles.js';
import { BUILDINGS } from '../scenery/buildings.js';
import { PLANTS } from '../scenery/plants.js';
import { SKY } from '../scenery/sky.js';

/** One of the actors, drawn; sizes are comparable between figures. */
export interface Figure {
  readonly shapes: readonly Shape[];
  /** On the ground, on or under water, in the air, or in the sky behind everybody. */
  readonly where: 'ground' | 'water' | 'air' | 'sky';
  /** Stands behind the others. */
  readonly large: boolean;
}

type Legs = Bearing['legs'] | 'head';

/** Where a rider's hips are, below the middle of the head. */
const HIPS = 212;
const RIDER = 0.74;
/** The smallest that a rider looks out of. */
const WINDOW = 98;

/** Things are drawn at hand size; where they stand alone they are larger. */
const ALONE = { prop: 1.9, plant: 1.5, building: 1.15, sky: 1.2 } as const;

const SMALL: Readonly<Record<string, number>> = {
  mouse: 0.78,
  hamster: 0.74,
  hedgehog: 0.78,
  squirrel: 0.84,
  rabbit: 0.92,
  bat: 0.74,
  koala: 0.9,
  otter: 0.92,
};

function drawFigure(actor: Actor, random: Random): Figure {
  if (actor.rides && isSomebody(actor.thing)) return drawRider(actor, random);
  const { thing } = actor;
  const { own } = actor.colours;
  switch (thing.kind) {
    case 'animal': {
      const species = coated(thing.name, actor.colours);
      if (species.walks && actor.holds === undefined && actor.outfit === undefined) {
        const { shapes, front } = walkingAnimal(species, actor.wears);
        const dressed = inWornColours([...shapes, ...front], actor.colours);
        return { shapes: dressed, where: 'ground', large: false };
      }
      return {
        shapes: place(drawUpright(actor, 'standing', random), { scale: SMALL[thing.name] ?? 1 }),
        where: 'ground',
        large: false,
      };
    }
    case 'person':
      return {
        shapes: drawUpright(actor, 'standing', random),
        where: thing.outfit === 'mermaid' || actor.outfit === 'mermaid' ? 'water' : 'ground',
        large: false,
      };
    case 'creature': {
      const creature: Creature = CREATURES[thing.name];
      return {
        shapes: atSize(drawUpright(actor, 'standing', random), creature.size),
        where: creature.where,
        large: false,
      };
    }
    case 'vehicle': {
      const vehicle: Vehicle = VEHICLES[thing.name];
      return {
        shapes: ofColour([...vehicle.back(), ...vehicle.front()], vehicle, actor.colours.own),
        where: vehicle.where,
        large: false,
      };
    }
    case 'prop': {
      const prop: Prop = HELD[thing.name];
      return {
        shapes: place(dyed(prop.draw(), own), { scale: ALONE.prop }),
        where: 'ground',
        large: false,
      };
    }
    case 'plant':
      return {
        shapes: place(dyed(PLANTS[thing.name](), own), { scale: ALONE.plant }),
        where: 'ground',
        large: TREES.has(thing.name),
      };
    case 'building':
      return {
        shapes: place(dyed(BUILDINGS[thing.name](), own), { scale: ALONE.building }),
        where: 'ground',
        large: true,
      };
    case 'sky':
      return {
        shapes: place(dyed(SKY[thing.name](), own), { scale: ALONE.sky }),
        where: 'sky',
        large: false,
      };
  }
}

const TREES = new Set<string>(['tree', 'oak', 'apple_tree', 'fir', 'snowy_fir', 'palm', 'bush']);

/** Height of somebody on two legs, ears and feet included. */
const UPRIGHT = 400;

function atSize(shapes: readonly Shape[], size: number): Shape[] {
  const { top, bottom } = boundsOf(shapes);
  return place(shapes, { scale: (size * UPRIGHT) / (bottom - top) });
}

function drawUpright(actor: Actor, legs: Legs, random: Random): Shape[] {
  return inWornColours(drawBare(actor, legs, random), actor.colours);
}

/** With what is worn as it usually is. */
function drawBare(actor: Actor, legs: Legs, random: Random): Shape[] {
  const { thing, colours } = actor;
  const without = new Set<Bare>(actor.without);
  const outfit = actor.outfit ?? (thing.kind === 'person' ? thing.outfit : undefined);
  const clothes: Outfit | undefined = outfit && OUTFITS[outfit];
  const name = [actor.holds, clothes?.holds].find((one) => one && !without.has(one));
  const prop: Prop | undefined = name && HELD[name];
  const held = prop && dyed(prop.draw(), colours.held).map((shape) => ({ ...shape, of: name }));
  // Before the body a vehicle would hide it.
  const isRaised = prop?.raised === true || legs === 'hidden';
  const bearing: Bearing = {
    outfit,
    outfitColour: colours.outfit,
    wears: actor.wears,
    without,
    holds: isRaised ? undefined : held,
    raises: isRaised ? held : undefined,
    legs: legs === 'head' ? 'none' : legs,
    merry: random() < 0.5,
    waves: prop === undefined && random() < 0.45,
  };
  const worn = [...new Set([...(clothes?.wears ?? []), ...actor.wears])].filter(
    (one) => !without.has(one),
  );
  if (thing.kind === 'animal') {
    const species = coated(thing.name, colours);
    return legs === 'head' ? head(animalHead(species), worn) : uprightAnimal(species, bearing);
  }
  if (thing.kind === 'person') {
    const drawn = personOf(thing.name, random);
    const person = {
      ...drawn,
      ...(colours.hair ? { hairTint: HAIR[colours.hair] ?? DYES[colours.hair] } : {}),
      skin: (colours.skin && SKINS[colours.skin]) ?? drawn.skin,
      glasses: drawn.glasses && !without.has('glasses'),
    };
    if (legs !== 'head') return uprightPerson(person, bearing);
    const { behind, front } = personHead(person, bearing.merry);
    return [...behind, ...head(front, worn)];
  }
  if (thing.kind === 'creature') {
    const creature: Creature = CREATURES[thing.name];
    const drawn = creature.draw({ wears: worn, holds: bearing.holds, raises: bearing.raises });
    return dyed(drawn, colours.own, ({ of }) => of === undefined);
  }
  return [];
}

const HAIR: Partial<Record<DyeName, string>> = {
  red: '#c2592c',
  orange: '#d9773a',
  golden: DYES.blonde,
  brown: '#6b452c',
  black: '#3c2f2a',
};

const SKINS: Partial<Record<DyeName, string>> = {
  black: '#8f5d3d',
  brown: '#c98d61',
  white: '#f7d3b5',
};

/** An animal whose coat has the colour that was asked for. */
function coated(name: SpeciesName, { own, light }: Colours): Species {
  const species: Species = SPECIES[name];
  if (own === undefined) return species;
  const dye = DYES[own];
  const other = light && DYES[light];
  if (species.body === 'wool')
    return { ...species, wool: dye, coat: other ?? lighter(dye, 0.35), marks: darker(dye, 0.3) };
  // The patches of a black and white cow are the black of it.
  if (other && species.body === 'patches') return { ...species, coat: other, marks: dye };
  return {
    ...species,
    coat: dye,
    light: other ?? lighter(dye, 0.62),
    marks: darker(dye, 0.32),
  };
}

function inWornColours(shapes: readonly Shape[], { worn }: Colours): Shape[] {
  return (Object.keys(worn) as WearName[]).reduce<Shape[]>(
    (all, name) => dyed(all, worn[name], ({ of }) => of === name),
    [...shapes],
  );
}

/** Water around a boat stays what it is. */
const ofColour = (
  shapes: readonly Shape[],
  { where, paint = [] }: Vehicle,
  colour: DyeName | undefined,
) => dyed(shapes, colour, undefined, { keep: where === 'water' ? ['#6f9fd8'] : [], paint });

function head(shapes: readonly Shape[], worn: readonly WearName[]): Shape[] {
  // Wings, capes and scarves belong to a body that is not to be seen.
  const fitting = worn.filter((name) => !WITH_A_BODY.has(name));
  return [...wearBehind(fitting), ...shapes, ...wearInFront(fitting)];
}

/** Everybody who is drawn as one: on their own, or together on what has room for them all. */
export function drawParty(party: readonly Actor[], random: Random): Figure {
  const [first] = party;
  const ridden = first!.rides;
  const crew = ridden?.kind === 'vehicle' && party.length > 1 ? CREWS[ridden.name] : undefined;
  if (ridden?.kind !== 'vehicle' || crew === undefined) {
    const figure = sized(drawFigure(first!, random), first!.size);
    return first!.aloft && figure.where === 'ground' ? { ...figure, where: 'air' } : figure;
  }
  const vehicle: Vehicle = VEHICLES[ridden.name];
  const { seat, where } = vehicle;
  const { seats, scale, ...parts } = crew.carry(party.length);
  const [back, front] = dyedParts(parts, vehicle, first!.colours.ridden);
  const size = Math.max(...party.map((actor) => actor.size));
  const riders = party.flatMap((actor, i) =>
    seated(actor, { at: seats[i]!, scale: (scale * actor.size) / size, legs: seat.legs }, random),
  );
  return sized({ shapes: [...back, ...riders, ...front], where, large: false }, size);
}

/** What is behind and before who rides, in one colour. */
function dyedParts(
  { back, front }: { back: readonly Shape[]; front: readonly Shape[] },
  vehicle: Vehicle,
  colour: DyeName | undefined,
): [Shape[], Shape[]] {
  const all = ofColour([...back, ...front], vehicle, colour);
  return [all.slice(0, back.length), all.slice(back.length)];
}

function sized(figure: Figure, scale: number): Figure {
  return { ...figure, shapes: place(figure.shapes, { scale }) };
}

function drawRider(actor: Actor, random: Random): Figure {
  const { rides, colours } = actor;
  const ridden = rides!;
  if (ridden.kind === 'vehicle') {
    const vehicle: Vehicle = VEHICLES[ridden.name];
    const { seat, where } = vehicle;
    const parts = { back: vehicle.back(), front: vehicle.front() };
    const [back, front] = dyedParts(parts, vehicle, colours.ridden);
    return {
      shapes: [...back, ...seated(actor, seat, random), ...front],
      where,
      large: false,
    };
  }
  if (ridden.kind === 'animal') {
    const mount = walkingAnimal(coated(ridden.name, { own: colours.ridden, worn: {} }), []);
    return {
      shapes: [...mount.shapes, ...astride(actor, mount.seat, random), ...mount.front],
      where: 'ground',
      large: false,
    };
  }
  if (ridden.kind === 'creature') {
    const creature: Creature = CREATURES[ridden.name];
    const mount = dyed(creature.draw({ wears: [] }), colours.ridden);
    const { top, bottom } = boundsOf(mount);
    const scale = (creature.size * UPRIGHT * 1.15) / (bottom - top);
    const [x, y] = creature.seat ?? [0, 0];
    const behind = ridden.name === 'dragon' || ridden.name === 'phoenix';
    const rider = astride(actor, behind ? [x, y - 110] : [x, y], random, !behind);
    return {
      shapes: place(behind ? [...rider, ...mount] : [...mount, ...rider], { scale }),
      where: creature.where,
      large: false,
    };
  }
  return drawFigure({ ...actor, rides: undefined }, random);
}

function seated(actor: Actor, { at: [x, y], scale, legs }: Vehicle['seat'], random: Random) {
  const rider = drawUpright(actor, legs, random);
  if (legs !== 'head') return place(rider, { x, y, scale });
  if (actor.thing.kind === 'creature') return inWindow(rider, [x, y]);
  return place(rider, { x, y, scale: scale * headScale(actor) });
}

/** Whoever has no head to show alone is seen whole, in the middle of the window. */
function inWindow(shapes: readonly Shape[], [x, y]: Point): Shape[] {
  const { left, top, right, bottom } = boundsOf(shapes);
  const scale = Math.min(WINDOW / (bottom - top), WINDOW / (right - left));
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
  return place(shapes, { x: x - middleX * scale, y: y - middleY * scale - 8, scale });
}

/** Long ears and hats must fit into a window. */
function headScale({ thing }: Actor): number {
  if (thing.kind !== 'animal') return 0.95;
  const { ears, hair, horns } = SPECIES[thing.name] as Species;
  return ears === 'long' || horns === 'antlers' || horns === 'unicorn'
    ? 0.72
    : hair === 'mane' || ears === 'fan' || ears === 'huge'
      ? 0.82
      : ears === 'tall'
        ? 0.86
        : 1;
}

/** Somebody on a back: the near leg hangs down over it. */
function astride(actor: Actor, [x, y]: Point, random: Random, leg = true): Shape[] {
  const rider = drawUpright(actor, 'hidden', random);
  const at = {
    x,
    y: y - HIPS * RIDER + 26,
    scale: actor.thing.kind === 'creature' ? RIDER * 0.7 : RIDER,
  };
  const [tint, shoe] = legTints(actor);
  const near: Shape[] = leg
    ? [
        limb(
          [
            [x + 6, y + 6],
            [x + 26, y + 50],
            [x + 22, y + 92],
          ],
          [44, 36],
          tint,
        ),
        fill(ellipse(x + 32, y + 104, 32, 19), shoe),
      ]
    : [];
  return [...place(rider, at), ...(actor.thing.kind === 'creature' ? [] : near)];
}

function legTints({ thing, outfit, colours }: Actor): [string, string] {
  const worn = outfit ?? (thing.kind === 'person' ? (thing.outfit ?? 'shirt') : undefined);
  const clothes = worn && inColour(OUTFITS[worn], colours.outfit);
  const coat = thing.kind === 'animal' ? coated(thing.name, colours).coat : '#eab98f';
  return [clothes?.trousers ?? coat, clothes?.shoes ?? coat];
}
