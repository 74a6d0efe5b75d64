import { blob, fill, pair, place, type Shape, symmetric } from '../pen/index.js';
import { belly, type Bird, crest, face, ORANGE, tailOf, wings } from './bird-parts.js';
import type { Creature, Dress } from './creature.js';
import { WATER_BIRDS } from './water-birds.js';
import { wearBehind, wearInFront } from './wear.js';

/** Round, upright birds: the head is as wide as the body, so that hats and glasses fit as on the others. */
function bird(look: Bird): (dress: Dress) => Shape[] {
  return ({ wears, holds, raises }) => [
    ...tailOf(look),
    ...wearBehind(wears),
    ...pair([fill(blob('26,262! 8,286! 28,280! 36,292! 46,280! 64,286! 48,262!'), ORANGE)]),
    fill(symmetric('0,-92 60,-80 96,-30 98,24 112,110 108,196 68,256 0,268'), look.coat, {
      pattern: true,
    }),
    ...belly(look),
    ...crest(look),
    ...face(look),
    ...wings(look, holds !== undefined, raises !== undefined),
    ...wearInFront(wears),
    ...(holds ? place(holds, { y: 170 }) : []),
    ...(raises ? place(raises, { x: 150, y: 116 }) : []),
  ];
}

export const BIRDS = {
  ...WATER_BIRDS,
  owl: {
    where: 'ground',
    size: 0.85,
    hands: true,
    draw: bird({
      coat: '#b98a5e',
      belly: '#f1dcc0',
      beak: 'short',
      crest: 'horned',
      face: 'discs',
      chest: 'feathers',
    }),
  },
  penguin: {
    where: 'ground',
    size: 0.9,
    hands: true,
    draw: bird({ coat: '#5f6c80', belly: '#ffffff', beak: 'short', face: 'mask' }),
  },
  chick: {
    where: 'ground',
    size: 0.62,
    hands: true,
    draw: bird({ coat: '#fbe08a', belly: '#fdf0bd', beak: 'short', crest: 'curl' }),
  },
  duck: {
    where: 'ground',
    size: 0.72,
    hands: true,
    draw: bird({ coat: '#fdf6dc', belly: '#ffffff', beak: 'wide', crest: 'curl' }),
  },
  chicken: {
    where: 'ground',
    size: 0.78,
    hands: true,
    draw: bird({
      coat: '#fdf3e3',
      belly: '#f7dfc2',
      beak: 'short',
      crest: 'comb',
      chest: 'feathers',
    }),
  },
  rooster: {
    where: 'ground',
    size: 0.9,
    hands: true,
    draw: bird({
      coat: '#e7a05c',
      belly: '#f7dfc2',
      beak: 'short',
      crest: 'comb',
      tail: 'rooster',
      chest: 'feathers',
    }),
  },
  parrot: {
    where: 'ground',
    size: 0.8,
    hands: true,
    draw: bird({ coat: '#d9534f', belly: '#f6c945', beak: 'hooked', crest: 'tuft', tail: 'long' }),
  },
  robin: {
    where: 'ground',
    size: 0.6,
    hands: true,
    draw: bird({ coat: '#a97c50', belly: '#e8804a', beak: 'short', tail: 'long' }),
  },
  eagle: {
    where: 'ground',
    size: 0.95,
    hands: true,
    draw: bird({
      coat: '#8a6748',
      belly: '#c9a27c',
      beak: 'hooked',
      crest: 'tuft',
      chest: 'feathers',
      tail: 'long',
    }),
  },
  peacock: {
    where: 'ground',
    size: 1.05,
    hands: true,
    draw: bird({
      coat: '#4f9bc0',
      belly: '#7fc4d8',
      beak: 'short',
      crest: 'fan',
      tail: 'fan',
      chest: 'feathers',
    }),
  },
  toucan: {
    where: 'ground',
    size: 0.8,
    hands: true,
    draw: bird({ coat: '#565b6b', belly: '#fbe9b0', beak: 'long', face: 'mask' }),
  },
  turkey: {
    where: 'ground',
    size: 0.95,
    hands: true,
    draw: bird({
      coat: '#8a5a3a',
      belly: '#b5835a',
      beak: 'short',
      crest: 'wattle',
      chest: 'feathers',
      tail: 'turkey',
    }),
  },
  crow: {
    where: 'ground',
    size: 0.7,
    hands: true,
    draw: bird({ coat: '#4b4f5c', belly: '#6b7080', beak: 'long', tail: 'long' }),
  },
  dove: {
    where: 'ground',
    size: 0.62,
    hands: true,
    draw: bird({ coat: '#eef1f4', belly: '#ffffff', beak: 'short', tail: 'long' }),
  },
  bluebird: {
    where: 'ground',
    size: 0.6,
    hands: true,
    draw: bird({ coat: '#6f9fd8', belly: '#f4d7b0', beak: 'short', crest: 'tuft', tail: 'long' }),
  },
} as const satisfies Record<string, Creature>;
