import type { Curve } from '../../coloring/smooth-curve.js';
import { uprightAnimal } from '../../drawing/figures/upright.js';
import { boundsOf, box, ellipse, fill, line, place, type Shape } from '../../drawing/pen/index.js';
import { HELD, type Prop } from '../../drawing/props/held.js';
import type { Character } from '../character.js';
import { speciesOf } from '../species.js';
import { backdropTints, motifs } from './backdrop.js';
import { withoutSides } from './bust-torso.js';
import type { FramingName } from './framing.js';
import { recoloured, withIrises } from './recolour.js';

/** A picture of a character, the same for every kind of file. Layers lie on each other from the back to the front. */
export interface Portrait {
  readonly width: number;
  readonly height: number;
  readonly card: string;
  readonly layers: readonly {
    readonly shapes: readonly Shape[];
    readonly clip?: readonly Curve[];
  }[];
}

const WIDTH = 1000;
const DISC = { x: 500, y: 468, radius: 405 } as const;
const SWATCHES = { y: 938, radius: 36, gap: 92 } as const;
/** Where the middle of the head is, how large a head of radius 100 may be drawn, and where its ears may begin. */
const BUSTS = {
  head: { y: 540, scale: 2.9, top: 40 },
  shoulders: { y: 440, scale: 2.15, top: 36 },
} as const;

export function composePortrait(character: Character, framing: FramingName): Portrait {
  return framing === 'whole' ? wholeFigure(character) : bust(character, framing);
}

function figure(character: Character, framing: FramingName): Shape[] {
  const { kind, coat, worn, keepsake, mood } = character;
  const species = {
    ...speciesOf(kind.name),
    coat: coat.coat.hex,
    light: coat.light.hex,
    marks: coat.marks.hex,
    // Out of a frame that cuts it a tail's tip would stand alone.
    ...(framing === 'whole' ? {} : { tail: 'stub' as const }),
  };
  const prop: Prop | undefined = framing === 'whole' ? HELD[keepsake.prop] : undefined;
  const waves = framing === 'shoulders' && mood === 'playful';
  const drawn = uprightAnimal(species, {
    wears: [worn.wear],
    without: NOTHING,
    holds: prop && !prop.raised ? prop.draw() : undefined,
    raises: prop?.raised ? prop.draw() : undefined,
    legs: framing === 'whole' ? 'standing' : 'hidden',
    merry: mood === 'playful',
    waves,
  });
  const shapes = framing === 'whole' ? drawn : withoutSides(drawn, coat.coat.hex, waves);
  return withIrises(recoloured(shapes, coat, worn), coat.eyes.hex);
}

/** Out of a round frame: ears and hats may stand over its upper half, nothing over its lower one. */
function bust(character: Character, framing: 'head' | 'shoulders'): Portrait {
  const { y, scale: largest, top } = BUSTS[framing];
  const shapes = figure(character, framing);
  const head = boundsOf(shapes.filter((shape) => boundsOf([shape]).bottom < 150));
  const half = Math.max(-head.left, head.right);
  const scale = Math.min(largest, (y - top) / -head.top, 460 / half);
  const { x, y: middle, radius } = DISC;
  const disc = ellipse(x, middle, radius);
  const { card, disc: pale, motif } = backdropTints(character.coat);
  return {
    width: WIDTH,
    height: 1000,
    card,
    layers: [
      { shapes: motifs(character.mood, motif, WIDTH, 1000, character.seed) },
      { shapes: [fill(disc, pale)] },
      {
        shapes: place(shapes, { x, y, scale }),
        clip: [box(0, 0, WIDTH, middle), disc],
      },
      { shapes: [line(lowerHalf(disc))] },
      { shapes: swatches(character, SWATCHES.y) },
    ],
  };
}

/** An ellipse runs clockwise from its right end, so its first two pieces are its lower half. */
function lowerHalf({ start, segments }: Curve): Curve {
  return { start, segments: segments.slice(0, 2), closed: false };
}

const NOTHING: ReadonlySet<string> = new Set();
const WHOLE = { height: 1250, top: 70, floor: 1080, side: 90 } as const;

function wholeFigure(character: Character): Portrait {
  const shapes = figure(character, 'whole');
  const { left, top, right, bottom } = boundsOf(shapes);
  const scale = Math.min(
    (WHOLE.floor - WHOLE.top) / (bottom - top),
    (WIDTH - 2 * WHOLE.side) / (right - left),
  );
  const middle = (left + right) / 2;
  const { card, disc, motif } = backdropTints(character.coat);
  const ground = fill(ellipse(500, WHOLE.floor - 14, 330, 48), motif);
  return {
    width: WIDTH,
    height: WHOLE.height,
    card,
    layers: [
      { shapes: motifs(character.mood, motif, WIDTH, WHOLE.height, character.seed) },
      { shapes: [{ ...fill(ellipse(500, 600, 430, 500), disc), lines: [] }] },
      { shapes: [{ ...ground, lines: [] }] },
      {
        shapes: place(shapes, { x: 500 - middle * scale, y: WHOLE.floor - bottom * scale, scale }),
      },
      { shapes: swatches(character, WHOLE.height - 72) },
    ],
  };
}

/** The colours of the character as dabs in a row. */
function swatches({ coat }: Character, y: number): Shape[] {
  const paints = [coat.coat, coat.light, coat.marks, coat.accent, coat.eyes];
  return paints.map(({ hex }, i) =>
    fill(ellipse(500 + (i - (paints.length - 1) / 2) * SWATCHES.gap, y, SWATCHES.radius), hex, {
      weight: 'detail',
    }),
  );
}
