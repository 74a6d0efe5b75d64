import {
  blob,
  box,
  ellipse,
  fill,
  fine,
  heart,
  ink,
  line,
  pair,
  polygon,
  type Shape,
  spot,
  star,
  stroke,
  union,
  zigzag,
} from '../pen/index.js';

/** A thing small enough for a hand, about 100 wide around the origin. */
export interface Prop {
  readonly draw: () => Shape[];
  /** Held up by its grip at the origin, instead of in front with both hands. */
  readonly raised?: boolean;
}

const GOLD = '#f6c945';
const RED = '#d9534f';
const BLUE = '#6f9fd8';
const GREEN = '#6fae6a';
const WOOD = '#b98a5e';

export const HELD = {
  book: {
    draw: () => [
      fill(blob('0,-34! -60,-44! -66,34! 0,44! 66,34! 60,-44!'), RED),
      fill(
        blob('0,-32! -28,-44 -54,-40! -57,28! -28,24 0,36! 28,24 57,28! 54,-40! 28,-44'),
        '#fffdf2',
      ),
      line(stroke('0,-32 0,0 0,36')),
      ...pair([
        fine(stroke('12,-22 28,-28 44,-26'), 1),
        fine(stroke('12,-6 28,-12 46,-10'), 1),
        fine(stroke('12,10 28,4 46,6'), 1),
      ]),
    ],
  },
  'ice cream': {
    draw: () => [
      fill(polygon('-26,-8 26,-8 0,66'), '#e8b36b'),
      fine(zigzag('-16,-8 8,44')),
      fine(zigzag('16,-8 -8,44')),
      fine(zigzag('-2,-8 14,26'), 1),
      fine(zigzag('2,-8 -14,26'), 1),
      union(
        [ellipse(0, -34, 34), ellipse(-22, -12, 13), ellipse(0, -8, 14), ellipse(22, -12, 13)],
        '#f7b7c8',
      ),
      fill(ellipse(0, -74, 11), RED),
      fine(stroke('0,-84 4,-94 12,-98')),
    ],
  },
  cake: {
    draw: () => [
      fill(blob('-54,-4! 54,-4! 50,46! 0,56 -50,46!'), '#f2d3a2'),
      union(
        [
          ellipse(0, -10, 58, 18),
          ellipse(-40, 4, 15),
          ellipse(-14, 8, 15),
          ellipse(14, 8, 15),
          ellipse(40, 4, 15),
        ],
        '#f7b7c8',
      ),
      ...[-26, 0, 26].flatMap((x) => [
        fill(box(x - 5, -50, 10, 36, 3), '#7ab8d9'),
        fill(blob(`${x},-76! ${x + 9},-58 ${x},-50 ${x - 9},-58`), GOLD),
      ]),
    ],
  },
  cupcake: {
    draw: () => [
      fill(polygon('-38,4 38,4 26,56 -26,56'), '#8fc7d9'),
      fine(zigzag('-18,4 -13,56')),
      fine(zigzag('0,4 0,56')),
      fine(zigzag('18,4 13,56')),
      union(
        [ellipse(-22, -4, 22), ellipse(22, -4, 22), ellipse(0, -14, 28), ellipse(0, -36, 20)],
        '#f7b7c8',
      ),
      fill(ellipse(0, -62, 11), RED),
    ],
  },
  balloon: {
    raised: true,
    draw: () => [
      line(stroke('0,0 8,-50 -4,-96 6,-136')),
      fill(blob('6,-132! 14,-122! -2,-122!'), RED),
      fill(blob('6,-132 -38,-176 -46,-220 -22,-262 6,-270 34,-262 58,-220 50,-176'), RED, {
        pattern: true,
      }),
      fine(stroke('-26,-220 -18,-244 -2,-252')),
    ],
  },
  flower: {
    raised: true,
    draw: () => [
      line(stroke('0,30 2,-20 0,-70')),
      fill(blob('0,-18! 22,-42 44,-40! 34,-16'), GREEN),
      ...daisy(0, -92, 36, '#f4a3c0'),
    ],
  },
  flowers: {
    draw: () => [
      ...[-34, 0, 34].map((x) => line(stroke(`0,50 ${x / 2},10 ${x},-20`))),
      ...daisy(-40, -36, 28, '#f4a3c0'),
      ...daisy(40, -36, 28, '#f6d365'),
      ...daisy(0, -56, 32, '#b39ddb'),
      fill(polygon('-26,10 26,10 10,58 -10,58'), '#8fc7d9'),
    ],
  },
  wand: {
    raised: true,
    draw: () => [fill(polygon('-4,24 4,24 4,-70 -4,-70'), WOOD), fill(star(0, -92, 36), GOLD)],
  },
  sword: {
    raised: true,
    draw: () => [
      fill(blob('-10,-18! -10,-120! 0,-146! 10,-120! 10,-18!'), '#d5dde4'),
      fine(stroke('0,-26 0,-80 0,-128')),
      fill(box(-32, -22, 64, 14, 6), GOLD),
      fill(box(-7, -10, 14, 34, 5), WOOD),
      fill(ellipse(0, 30, 10), GOLD),
    ],
  },
  umbrella: {
    raised: true,
    draw: () => [
      line(stroke('0,-200 0,-90 0,18')),
      line(stroke('0,18 -3,34 -16,34 -20,22')),
      fill(
        blob(
          '-116,-110! -96,-168 -46,-208 0,-214 46,-208 96,-168 116,-110! 78,-124 40,-110! 0,-124 -40,-110! -78,-124',
        ),
        BLUE,
        { pattern: true },
      ),
      fine(stroke('-40,-110 -28,-170 0,-214')),
      fine(stroke('40,-110 28,-170 0,-214')),
    ],
  },
  lantern: {
    raised: true,
    draw: () => [
      line(stroke('0,0 0,20 0,32')),
      fill(box(-18, 30, 36, 10, 4), '#6d4a32'),
      fill(blob('-22,40! 22,40! 32,74 22,106! -22,106! -32,74'), '#fbe08a'),
      fine(stroke('-10,40 -14,74 -10,106')),
      fine(stroke('10,40 14,74 10,106')),
      fill(box(-18, 104, 36, 10, 4), '#6d4a32'),
    ],
  },
  kite: {
    raised: true,
    draw: () => [
      line(stroke('0,0 40,-60 20,-110 70,-170')),
      fill(polygon('70,-280 130,-220 70,-150 10,-220'), GOLD, { pattern: true }),
      line(zigzag('70,-280 70,-150')),
      line(zigzag('10,-220 130,-220')),
      ...[
        [64, -130],
        [40, -112],
      ].map(([x, y]) =>
        fill(
          blob(
            `${x},${y}! ${x! - 14},${y! - 12} ${x! - 14},${y! + 10}! ${x},${y}! ${x! + 14},${y! - 10}! ${x! + 14},${y! + 12}`,
          ),
          RED,
        ),
      ),
    ],
  },
  ball: {
    draw: () => [
      fill(ellipse(0, 0, 46), RED),
      spot(ellipse(0, 0, 14), '#ffffff'),
      ...[0, 1, 2, 3, 4].map((i) => {
        const a = (i * 2 * Math.PI) / 5 - Math.PI / 2;
        return fine(
          stroke(
            `${Math.cos(a) * 14},${Math.sin(a) * 14} ${Math.cos(a + 0.22) * 30},${Math.sin(a + 0.22) * 30} ${Math.cos(a + 0.3) * 45},${Math.sin(a + 0.3) * 45}`,
          ),
        );
      }),
    ],
  },
  football: {
    draw: () => [
      fill(ellipse(0, 0, 46), '#ffffff'),
      fill(polygon('0,-17 16,-5 10,14 -10,14 -16,-5'), '#6b6d73', { weight: 'detail' }),
      fine(zigzag('0,-17 0,-45')),
      fine(zigzag('16,-5 43,-15')),
      fine(zigzag('10,14 28,37')),
      fine(zigzag('-10,14 -28,37')),
      fine(zigzag('-16,-5 -43,-15')),
    ],
  },
  gift: {
    draw: () => [
      fill(box(-46, -26, 92, 76, 6), BLUE, { pattern: true }),
      fill(box(-54, -40, 108, 24, 6), BLUE),
      fill(box(-11, -40, 22, 90), RED, { weight: 'detail' }),
      fill(blob('0,-42! -40,-74 -44,-46'), RED),
      fill(blob('0,-42! 40,-74 44,-46'), RED),
    ],
  },
  guitar: {
    draw: () => [
      fill(polygon('22,-22 92,-92 102,-82 32,-12'), '#8a5a3a'),
      fill(polygon('86,-100 106,-108 112,-88 100,-76'), WOOD),
      fill(
        blob('34,-28 50,-6 34,14 30,34 8,62 -34,62 -58,34 -56,0 -30,-18 -10,-20 8,-38'),
        '#e0a35c',
      ),
      spot(ellipse(4, 4, 15), '#6d4a32'),
      fine(zigzag('-34,38 92,-92')),
      fine(zigzag('-26,46 100,-84'), 1),
      fill(polygon('-44,30 -36,22 -14,46 -22,54'), '#6d4a32', { weight: 'detail' }),
    ],
  },
  drum: {
    draw: () => [
      fill(blob('-52,-22! -52,40! 0,56 52,40! 52,-22!'), RED),
      fine(zigzag('-52,-14 -26,50 0,-4 26,50 52,-14')),
      fill(ellipse(0, -22, 52, 17), '#fffdf2'),
    ],
  },
  trumpet: {
    draw: () => [
      fill(blob('-70,-34! -30,-14 30,-10! 30,10! -30,8 -70,34!'), GOLD),
      fill(box(28, -6, 50, 12, 4), GOLD),
      ...[-18, 0, 18].map((x) => fill(box(x - 5, -26, 10, 20, 3), GOLD)),
    ],
  },
  cup: {
    draw: () => [
      fill(blob('34,-18! 62,-22 64,22 30,22! 32,8! 46,6 46,-6 34,-4!'), '#8fc7d9'),
      fill(blob('-40,-30! 40,-30! 34,40 0,46 -34,40'), '#8fc7d9'),
      fill(ellipse(0, -30, 40, 11), '#8a5a3a'),
      fine(stroke('-12,-54 -4,-66 -12,-80'), 1),
      fine(stroke('12,-54 20,-66 12,-80'), 1),
    ],
  },
  apple: {
    draw: () => [
      fill(blob('0,-24 26,-36 48,-14 40,28 16,48 0,42 -16,48 -40,28 -48,-14 -26,-36'), RED),
      line(stroke('0,-24 2,-42 10,-54')),
      fill(blob('6,-38! 22,-58 44,-54! 30,-36'), GREEN),
      fine(stroke('-30,-12 -30,2 -26,14'), 1),
    ],
  },
  carrot: {
    draw: () => [
      ...[-16, 0, 16].map((x) =>
        fill(blob(`0,-26! ${x - 10},-56 ${x * 1.4},-82! ${x + 12},-54`), GREEN),
      ),
      fill(blob('-26,-28 0,-36 26,-28 16,24 0,68! -16,24'), '#f08a3c'),
      fine(stroke('-20,-8 -8,-4 -2,-6')),
      fine(stroke('20,8 8,12 2,10')),
      fine(stroke('-12,28 -4,30 2,28')),
    ],
  },
  banana: {
    draw: () => [
      fill(blob('-58,-30! -50,-40! -30,2 10,20 50,4! 60,18! 24,52 -26,44 -54,4'), '#f7dc6f'),
      fine(stroke('-52,-26 -24,22 14,36 52,12')),
    ],
  },
  watermelon: {
    draw: () => [
      fill(blob('-62,-22! 62,-22! 46,26 0,46 -46,26'), GREEN),
      fill(blob('-50,-22! 50,-22! 36,18 0,34 -36,18'), '#ef6f6c', { weight: 'detail' }),
      ...[-24, 0, 24].map((x) => ink(ellipse(x, -4 + (24 - Math.abs(x)) * 0.4, 4, 6))),
    ],
  },
  strawberry: {
    draw: () => [
      fill(blob('0,-30 40,-28 44,8 0,60 -44,8 -40,-28'), RED),
      fill(polygon('-38,-34 -14,-28 0,-46 14,-28 38,-34 22,-14 0,-20 -22,-14'), GREEN),
      ...[
        [-16, 2],
        [14, -4],
        [0, 22],
        [22, 18],
        [-20, 24],
      ].map(([x, y]) => spot(ellipse(x!, y!, 3.5, 5.5), GOLD)),
    ],
  },
  pizza: {
    draw: () => [
      fill(blob('-56,-36! 0,-54 56,-36! 0,62!'), '#f4d27a'),
      fill(blob('-62,-34 0,-60 62,-34 54,-22! 0,-42 -54,-22!'), '#d99a54'),
      spot(ellipse(-16, -18, 11), RED),
      spot(ellipse(18, -12, 11), RED),
      spot(ellipse(0, 18, 10), RED),
    ],
  },
  cookie: {
    draw: () => [
      fill(ellipse(0, 0, 46), '#d9a05b'),
      ...[
        [-16, -16],
        [16, -20],
        [20, 12],
        [-8, 8],
        [-20, 22],
        [4, 30],
      ].map(([x, y]) => spot(ellipse(x!, y!, 7), '#6d4a32')),
    ],
  },
  lollipop: {
    raised: true,
    draw: () => [
      fill(box(-4, -60, 8, 90, 3), '#ffffff'),
      fill(ellipse(0, -92, 42), '#f4a3c0'),
      fine(stroke('0,-92 12,-100 2,-112 -18,-104 -18,-80 4,-68 28,-82 24,-114 -6,-126')),
    ],
  },
  honey: {
    draw: () => [
      fill(blob('-38,-22! 38,-22! 52,14 38,52! -38,52! -52,14'), '#e6b04a'),
      fill(box(-44, -44, 88, 24, 8), '#c98a3a'),
      fill(box(-28, 0, 56, 30, 6), '#fffdf2', { weight: 'detail' }),
      fine(heart(0, 14, 11)),
    ],
  },
  bone: {
    draw: () => [
      union(
        [
          box(-40, -12, 80, 24, 8),
          ellipse(-44, -14, 16),
          ellipse(-44, 14, 16),
          ellipse(44, -14, 16),
          ellipse(44, 14, 16),
        ],
        '#fffdf2',
      ),
    ],
  },
  fish: {
    draw: () => [
      fill(blob('30,0! 66,-30! 60,0 66,30!'), BLUE),
      fill(blob('-56,0 -20,-32 20,-20 40,0 20,20 -20,32'), BLUE),
      fine(stroke('-26,-26 -14,0 -26,26')),
      ink(ellipse(-36, -6, 5, 6)),
      fine(stroke('0,-12 8,-6 0,0'), 1),
      fine(stroke('14,2 22,6 14,12'), 1),
    ],
  },
  heart: { draw: () => [fill(heart(0, 0, 54), RED, { pattern: true })] },
  star: { draw: () => [fill(star(0, 0, 56), GOLD)] },
  gem: {
    draw: () => [
      fill(polygon('-50,-14 -28,-42 28,-42 50,-14 0,52'), '#9ad7e5'),
      fine(zigzag('-50,-14 50,-14')),
      fine(zigzag('-28,-42 -16,-14 0,52 16,-14 28,-42')),
      fine(zigzag('-16,-14 0,-42 16,-14')),
    ],
  },
  teddy: {
    draw: () => [
      ...pair([
        fill(ellipse(26, -54, 13), WOOD),
        fill(ellipse(28, 50, 17, 14), WOOD),
        fill(ellipse(40, 4, 13, 20, -0.5), WOOD),
      ]),
      fill(ellipse(0, 22, 32, 36), WOOD),
      fill(ellipse(0, -34, 34, 30), WOOD),
      fill(ellipse(0, -24, 14, 11), '#f0d9b8', { weight: 'detail' }),
      ...pair([ink(ellipse(13, -40, 4, 5))]),
      ink(ellipse(0, -28, 5, 4)),
      spot(ellipse(0, 26, 17, 20), '#f0d9b8'),
    ],
  },
  key: {
    draw: () => [
      fill(polygon('-6,0 62,-8 64,6 56,6 56,18 46,18 46,8 34,10 34,20 24,20 24,10 -6,14'), GOLD),
      fill(ellipse(-34, 4, 32), GOLD),
      fill(ellipse(-34, 4, 15), '#ffffff'),
    ],
  },
  spoon: {
    raised: true,
    draw: () => [
      fill(box(-6, -80, 12, 104, 5), WOOD),
      fill(ellipse(0, -98, 22, 30), WOOD),
      fine(ellipse(0, -100, 12, 18)),
    ],
  },
  broom: {
    raised: true,
    draw: () => [
      fill(box(-6, -150, 12, 200, 5), WOOD),
      fill(blob('-10,-150! 10,-150! 40,-232! 20,-222! 0,-236! -20,-222! -40,-232!'), GOLD),
      fill(box(-16, -166, 32, 18, 6), RED),
    ],
  },
  trident: {
    raised: true,
    draw: () => [
      fill(box(-5, -110, 10, 190, 4), GOLD),
      fill(
        blob('-40,-150! -30,-120 0,-104 30,-120 40,-150! 50,-110 20,-84 -20,-84 -50,-110'),
        GOLD,
      ),
      fill(polygon('-7,-96 7,-96 0,-158'), GOLD),
    ],
  },
  paintbrush: {
    raised: true,
    draw: () => [
      fill(box(-6, -60, 12, 90, 5), WOOD),
      fill(box(-10, -80, 20, 22, 3), '#c9d3dc'),
      fill(blob('-12,-80! 12,-80! 14,-104 0,-134! -14,-104'), RED),
    ],
  },
  pencil: {
    raised: true,
    draw: () => [
      fill(polygon('-12,40 12,40 12,-80 -12,-80'), GOLD),
      fill(polygon('-12,-80 12,-80 0,-120'), '#f2d3a2'),
      fill(box(-12, 28, 24, 16, 4), '#f4a3c0'),
      fine(zigzag('-4,28 -4,-80')),
    ],
  },
  camera: {
    draw: () => [
      fill(box(-22, -48, 44, 20, 6), '#8a93a0'),
      fill(box(-56, -34, 112, 74, 12), '#8a93a0'),
      fill(ellipse(0, 4, 28), '#d5dde4'),
      fill(ellipse(0, 4, 16), '#6b6d73', { weight: 'detail' }),
      spot(box(32, -24, 14, 10, 3), GOLD),
    ],
  },
  telescope: {
    draw: () => [
      fill(polygon('-66,30 -54,46 0,14 -12,-4'), '#8a5a3a'),
      fill(polygon('-10,-6 4,16 66,-18 46,-46'), GOLD),
      fill(polygon('44,-50 56,-58 78,-22 66,-14'), '#8a5a3a'),
    ],
  },
  map: {
    draw: () => [
      fill(polygon('-60,-32 -20,-42 20,-30 60,-42 60,34 20,46 -20,34 -60,44'), '#f4e2b8'),
      fine(zigzag('-20,-42 -20,34')),
      fine(zigzag('20,-30 20,46')),
      fine(stroke('-46,20 -30,-6 -4,8 16,-8 34,-2')),
      line(zigzag('38,2 52,16')),
      line(zigzag('52,2 38,16')),
    ],
  },
  pumpkin: {
    draw: () => [
      fill(blob('-6,-32! -10,-54! 8,-58! 8,-32!'), GREEN),
      union([ellipse(-32, 4, 26, 36), ellipse(32, 4, 26, 36), ellipse(0, 4, 30, 40)], '#f08a3c'),
      fine(stroke('-14,-30 -22,4 -14,38')),
      fine(stroke('14,-30 22,4 14,38')),
    ],
  },
  shell: {
    draw: () => [
      fill(blob('0,46! -14,36 -56,4 -44,-34 0,-50 44,-34 56,4 14,36'), '#f7c6b4'),
      ...[-34, -14, 14, 34].map((x) => fine(stroke(`0,44 ${x * 0.6},0 ${x},-40`))),
    ],
  },
  cheese: {
    draw: () => [
      fill(polygon('-56,-2 52,-40 52,-2'), '#fbe08a'),
      fill(polygon('-56,-2 52,-2 52,44 -56,44'), '#f6c945'),
      ...[
        [-24, 20, 9],
        [10, 26, 11],
        [36, 12, 7],
      ].map(([x, y, r]) => spot(ellipse(x!, y!, r!), '#fbe08a')),
    ],
  },
  acorn: {
    draw: () => [
      fill(blob('-34,-10! 34,-10! 28,28 0,58! -28,28'), '#d9a05b'),
      fill(blob('-42,-8 -34,-34 0,-44 34,-34 42,-8 0,2'), '#8a5a3a'),
      line(stroke('0,-44 2,-54 8,-60')),
    ],
  },
  envelope: {
    draw: () => [
      fill(box(-56, -34, 112, 72, 5), '#fffdf2'),
      line(zigzag('-56,-34 0,14 56,-34')),
      spot(heart(0, 14, 12), RED),
    ],
  },
} as const satisfies Record<string, Prop>;

export type HeldName = keyof typeof HELD;

function daisy(x: number, y: number, size: number, tint: string): Shape[] {
  const petals = Array.from({ length: 6 }, (_, i) => {
    const angle = (i * Math.PI) / 3;
    return ellipse(
      x + Math.cos(angle) * size * 0.62,
      y + Math.sin(angle) * size * 0.62,
      size * 0.44,
    );
  });
  return [union(petals, tint), fill(ellipse(x, y, size * 0.38), GOLD, { weight: 'detail' })];
}
