import {
  blob,
  ellipse,
  fill,
  fine,
  line,
  polygon,
  type Shape,
  spot,
  star,
  stroke,
  union,
} from '../pen/index.js';

/** Things in the air, around their middle. */
export const SKY = {
  sun: () => [
    ...Array.from({ length: 12 }, (_, i) => {
      const a = (i * Math.PI) / 6;
      const at = (r: number, o: number) =>
        `${Math.cos(a) * r - Math.sin(a) * o},${Math.sin(a) * r + Math.cos(a) * o}`;
      return fill(polygon(`${at(76, -15)} ${at(112, 0)} ${at(76, 15)}`), '#f6c945');
    }),
    fill(ellipse(0, 0, 66), '#fbe08a'),
  ],
  moon: () => [
    fill(blob('20,-80! -46,-66 -76,0 -46,66 20,80! -16,46 -26,0 -16,-46'), '#fbe9b0'),
    fine(ellipse(-48, 10, 9), 1),
    fine(ellipse(-36, -30, 6), 1),
  ],
  'full moon': () => [
    fill(ellipse(0, 0, 78), '#fbe9b0'),
    fine(ellipse(-30, 14, 14)),
    fine(ellipse(22, -32, 11)),
    fine(ellipse(30, 30, 8), 1),
    fine(ellipse(-16, -42, 7), 1),
  ],
  cloud: () => [
    union(
      [
        ellipse(-70, 6, 42),
        ellipse(-22, -26, 50),
        ellipse(40, -16, 46),
        ellipse(84, 10, 34),
        ellipse(0, 14, 60, 34),
      ],
      '#f4f8fb',
    ),
    fine(stroke('-40,-20 -24,-32 -6,-26'), 1),
    fine(stroke('26,-16 40,-26 54,-18'), 1),
  ],
  star: () => [fill(star(0, 0, 30), '#fbe08a')],
  twinkle: () => [fill(star(0, 0, 26, 8, 4), '#fbe08a')],
  bird: () => [
    line(stroke('-34,-10 -16,-20 0,0'), { weight: 'detail' }),
    line(stroke('0,0 16,-20 34,-10'), { weight: 'detail' }),
  ],
  snowflake: () =>
    Array.from({ length: 3 }, (_, i) => {
      const a = (i * Math.PI) / 3 + Math.PI / 6;
      const p = (r: number, b = 0) => `${Math.cos(a + b) * r},${Math.sin(a + b) * r}`;
      return [
        fine(stroke(`${p(30)} ${p(0)} ${p(-30)}`)),
        fine(stroke(`${p(26, 0.36)} ${p(17)} ${p(26, -0.36)}`)),
        fine(stroke(`${p(-26, 0.36)} ${p(-17)} ${p(-26, -0.36)}`)),
      ].map((line) => ({ ...line, lineTint: '#ffffff' }));
    }).flat(),
  planet: () => [
    fill(ellipse(0, 0, 66), '#f2a98a'),
    fine(stroke('-62,-20 0,-6 62,-22')),
    fine(stroke('-64,16 0,30 62,18')),
  ],
  saturn: () => [
    fill(ellipse(0, 0, 120, 30, -0.3), '#e0c9a6'),
    fill(ellipse(0, 0, 64), '#f4d7a6'),
    fill(blob('-115,34! -60,36 0,24 70,-2 115,-34! 122,-24 70,20 0,46 -66,54 -112,46'), '#e0c9a6'),
    fine(stroke('-50,-38 0,-28 46,-44'), 1),
  ],
  comet: () => [
    fill(
      blob('24,-10! -60,-30 -130,-60! -70,-10 -140,0! -64,22 -110,50! -30,34 18,26!'),
      '#fbe9b0',
    ),
    fill(star(34, 6, 40), '#f6c945'),
  ],
  balloon: () => [
    line(stroke('0,62 10,100 -4,140 8,180'), { weight: 'detail' }),
    fill(polygon('0,54 12,70 -12,70'), '#d9534f'),
    fill(blob('0,58 -42,16 -48,-30 -26,-66 0,-74 26,-66 48,-30 42,16'), '#d9534f', {
      pattern: true,
    }),
    fine(stroke('-28,-26 -20,-46 -8,-54'), 1),
  ],
  bubble: () => [fill(ellipse(0, 0, 24), '#e4f3fa'), fine(stroke('-14,-4 -10,-12 -2,-15'))],
  rainbow: () => arcs(['#e8746a', '#f4b25c', '#f6e07a', '#8fc98a', '#7fb3e0'], 32),
  /** Of few arcs, for where it is small. */
  'wide rainbow': () => arcs(['#e8746a', '#f6e07a', '#7fb3e0'], 72),
  butterfly: () => [
    ...[-1, 1].flatMap((side) => [
      fill(
        blob(`0,-6! ${side * 26},-46 ${side * 54},-44 ${side * 52},-12 ${side * 28},4`),
        '#f4a3c0',
      ),
      fill(blob(`0,0! ${side * 28},4 ${side * 40},24 ${side * 24},40 ${side * 6},22`), '#f6d365'),
      spot(ellipse(side * 34, -26, 8), '#ffffff', 1),
      fine(stroke(`${side * 2},-20 ${side * 8},-36 ${side * 16},-40`)),
    ]),
    fill(ellipse(0, 0, 6, 24), '#6b5a52'),
  ],
} satisfies Record<string, () => Shape[]>;

export type SkyName = keyof typeof SKY;

function arcs(tints: readonly string[], width: number): Shape[] {
  return tints.map((tint, i) =>
    fill(blob(`${arc(330 - i * width)} ${arc(330 - (i + 1) * width, true)}`), tint),
  );
}

/** Half a circle above the origin, from the left to the right or back. */
function arc(r: number, back = false): string {
  const points = Array.from({ length: 9 }, (_, i) => {
    const a = Math.PI + (i * Math.PI) / 8;
    return `${(Math.cos(a) * r).toFixed(2)},${(Math.sin(a) * r).toFixed(2)}${i === 0 || i === 8 ? '!' : ''}`;
  });
  return (back ? points.reverse() : points).join(' ');
}
