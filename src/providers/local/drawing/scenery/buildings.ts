import {
  blob,
  box,
  ellipse,
  fill,
  fine,
  line,
  pair,
  polygon,
  type Shape,
  spot,
  stroke,
  union,
  zigzag,
} from '../pen/index.js';

const WALL = '#f4e2c4';
const ROOF = '#d9705a';
const STONE = '#cfd3da';
const GLASS = '#cfe6f2';

const window = (x: number, y: number, w: number, h: number): Shape[] => [
  fill(box(x, y, w, h, 3), GLASS),
  fine(zigzag(`${x + w / 2},${y} ${x + w / 2},${y + h}`)),
  fine(zigzag(`${x},${y + h / 2} ${x + w},${y + h / 2}`)),
];

const arch = (x: number, y: number, w: number, h: number, tint: string): Shape =>
  fill(
    blob(
      `${x},${y}! ${x},${y - h * 0.6} ${x + w / 2},${y - h} ${x + w},${y - h * 0.6} ${x + w},${y}!`,
    ),
    tint,
  );

/** All stand on y = 0, with x = 0 in their middle. */
export const BUILDINGS = {
  castle: () => [
    ...pair([
      fill(box(150, -360, 96, 360), STONE, { pattern: true }),
      fill(polygon('138,-356 258,-356 198,-480'), ROOF),
      line(zigzag('198,-480 198,-524')),
      fill(polygon('198,-524 240,-508 198,-494'), '#f6c945'),
      arch(182, -250, 32, 60, '#6b7280'),
      fine(zigzag('160,-150 190,-150')),
      fine(zigzag('204,-110 234,-110')),
    ]),
    fill(box(-70, -420, 140, 300), STONE, { pattern: true }),
    fill(polygon('-84,-416 84,-416 0,-580'), ROOF),
    line(zigzag('0,-580 0,-632')),
    fill(polygon('0,-632 52,-612 0,-594'), '#f6c945'),
    arch(-22, -310, 44, 76, '#6b7280'),
    fill(
      polygon(
        `-160,0 -160,-210 -130,-210 -130,-184 -96,-184 -96,-210 -62,-210 -62,-184 -28,-184 -28,-210 28,-210 28,-184 62,-184 62,-210 96,-210 96,-184 130,-184 130,-210 160,-210 160,0`,
      ),
      STONE,
    ),
    arch(-54, 0, 108, 140, '#a97c50'),
    fine(zigzag('0,0 0,-138')),
    fine(stroke('-52,-60 0,-66 52,-60')),
    ...[
      [-120, -130],
      [90, -140],
      [-110, -60],
      [100, -70],
    ].map(([x, y]) => fine(zigzag(`${x},${y} ${x! + 30},${y}`), 1)),
  ],
  house: () => [
    fill(box(62, -300, 40, 90), '#c98a6a'),
    fill(box(-130, -170, 260, 170), WALL, { pattern: true }),
    fill(polygon('-164,-164 0,-304 164,-164'), ROOF, { pattern: true }),
    fill(box(-30, -104, 60, 104, 6), '#8a5a3a'),
    spot(ellipse(18, -52, 5), '#f6c945'),
    ...window(-106, -128, 56, 56),
    ...window(50, -128, 56, 56),
    fill(ellipse(0, -214, 26), GLASS),
    fine(zigzag('-26,-214 26,-214')),
    fine(zigzag('0,-240 0,-188')),
  ],
  barn: () => [
    fill(polygon('-170,0 -170,-170 -120,-270 0,-330 120,-270 170,-170 170,0'), '#c9534a'),
    line(zigzag('-186,-164 -128,-276 0,-342 128,-276 186,-164')),
    fill(box(-70, -140, 140, 140), '#f7efe2'),
    fine(zigzag('0,-140 0,0')),
    fine(zigzag('-70,-140 0,0')),
    fine(zigzag('0,-140 -70,0')),
    fine(zigzag('0,-140 70,0')),
    fine(zigzag('70,-140 0,0')),
    fill(box(-30, -244, 60, 56, 4), '#f7efe2'),
    fine(zigzag('-30,-244 30,-188')),
    fine(zigzag('30,-244 -30,-188')),
  ],
  silo: () => [
    fill(box(-50, -300, 100, 300), STONE),
    fill(blob('-50,-300! -44,-350 0,-372 44,-350 50,-300!'), ROOF),
    ...[-240, -180, -120, -60].map((y) => fine(stroke(`-50,${y} 0,${y + 8} 50,${y}`))),
  ],
  tower: () => towerBlock(150, 420, 3, 6),
  block: () => towerBlock(190, 300, 4, 4),
  flats: () => towerBlock(120, 520, 2, 8),
  shop: () => [
    fill(box(-110, -220, 220, 220), '#f4d7b0'),
    ...window(-84, -200, 60, 60),
    ...window(24, -200, 60, 60),
    fill(polygon('-120,-124 120,-124 136,-76 -136,-76'), '#f7efe2'),
    ...[-80, -26, 26, 80].map((x) => fine(zigzag(`${x},-124 ${x * 1.13},-76`))),
    fill(box(-92, -70, 100, 60, 3), GLASS),
    fill(box(28, -74, 56, 74, 3), '#8a5a3a'),
  ],
  lighthouse: () => [
    fill(polygon('-62,0 -40,-320 40,-320 62,0'), '#ffffff', { pattern: true }),
    fill(polygon('-57,-70 57,-70 51,-150 -51,-150'), ROOF),
    fill(polygon('-46,-230 46,-230 41,-300 -41,-300'), ROOF),
    fill(box(-58, -336, 116, 20, 5), STONE),
    fill(box(-32, -396, 64, 62), '#fbe08a'),
    fine(zigzag('0,-396 0,-334')),
    fill(blob('-44,-394! -30,-424 0,-440 30,-424 44,-394!'), ROOF),
    arch(-20, 0, 40, 60, '#8a5a3a'),
  ],
  volcano: () => [
    union([ellipse(-50, -420, 46), ellipse(10, -452, 58), ellipse(70, -416, 44)], '#d9d4d4'),
    fill(blob('-24,-310! -40,-372 -6,-400 0,-360! 14,-410 44,-380 24,-310!'), '#f08a3c'),
    fill(blob('-260,0! -150,-130 -70,-310! 70,-310! 150,-130 260,0!'), '#a58a7c', {
      pattern: true,
    }),
    fill(
      blob(
        '-72,-312! 72,-312! 84,-260 60,-200! 46,-252 20,-170! 0,-240 -26,-190! -44,-250 -66,-220! -84,-262',
      ),
      '#e8704a',
    ),
    fine(stroke('-130,-90 -110,-60 -120,-24'), 1),
    fine(stroke('110,-110 120,-70 150,-40'), 1),
  ],
  igloo: () => [
    fill(blob('-130,0! -124,-80 -70,-140 0,-156 70,-140 124,-80 130,0!'), '#eef5fa'),
    fine(stroke('-124,-60 0,-72 124,-60')),
    fine(stroke('-96,-112 0,-122 96,-112')),
    ...[-60, 0, 60].map((x) => fine(zigzag(`${x},-70 ${x},-118`))),
    ...[-90, 90].map((x) => fine(zigzag(`${x},-2 ${x},-62`))),
    fill(blob('-50,0! -48,-50 0,-80 48,-50 50,0!'), '#d7e6ef'),
    fill(blob('-32,0! -30,-38 0,-58 30,-38 32,0!'), '#6b7280', { weight: 'detail' }),
  ],
  pyramid: () => [
    fill(polygon('-220,0 0,-240 220,0'), '#f0d58c'),
    fill(polygon('0,-240 70,0 220,0'), '#e0c070'),
    ...[50, 110, 170].map((y) =>
      fine(zigzag(`${-220 + (y * 220) / 240 + 10},${-y} ${-60 + y * 0.1},${-y}`), 1),
    ),
  ],
  tent: () => [
    fill(polygon('-150,0 0,-190 150,0'), '#f2a65a', { pattern: true }),
    fill(polygon('-44,0 0,-150 44,0'), '#8a5a3a'),
    fill(polygon('0,-150 44,0 70,0'), '#f7d2a6', { weight: 'detail' }),
    line(zigzag('-150,0 -176,8')),
    line(zigzag('0,-190 6,-206')),
  ],
  windmill: () => [
    fill(polygon('-60,0 -42,-230 42,-230 60,0'), WALL, { pattern: true }),
    fill(blob('-52,-226! -30,-270 0,-284 30,-270 52,-226!'), ROOF),
    arch(-20, 0, 40, 66, '#8a5a3a'),
    ...[0.4, 1.97, 3.54, 5.11].map((a) => {
      const at = (r: number, o: number) =>
        `${Math.cos(a) * r - Math.sin(a) * o},${-220 + Math.sin(a) * r + Math.cos(a) * o}`;
      return fill(polygon(`${at(20, 0)} ${at(40, 26)} ${at(150, 26)} ${at(150, 0)}`), '#fffdf2');
    }),
    spot(ellipse(0, -220, 12), '#8a5a3a'),
  ],
  treehouse: () => [
    fill(blob('-40,0! -26,-90 -30,-200! 30,-200! 26,-90 44,0!'), '#a97c50'),
    union(
      [
        ellipse(0, -380, 130),
        ellipse(-120, -320, 76),
        ellipse(120, -320, 76),
        ellipse(-80, -430, 70),
        ellipse(80, -430, 70),
      ],
      '#86bf78',
    ),
    fill(box(-100, -320, 200, 130, 6), '#d9a86c'),
    fill(polygon('-124,-314 0,-404 124,-314'), ROOF),
    ...window(-76, -290, 56, 56),
    fill(box(16, -286, 54, 96, 4), '#8a5a3a'),
    fill(box(-130, -196, 260, 20, 5), '#b98a5e'),
    line(zigzag('-92,-176 -92,0')),
    line(zigzag('-52,-176 -52,0')),
    ...[-150, -116, -82, -48, -14].map((y) => line(zigzag(`-92,${y} -52,${y}`))),
  ],
  bridge: () => [
    fill(
      blob('-230,0! -220,-60 0,-130 220,-60 230,0! 150,0! 120,-46 0,-78 -120,-46 -150,0!'),
      STONE,
    ),
    fine(stroke('-214,-46 0,-112 214,-46'), 1),
  ],
  ferriswheel: () => [
    line(zigzag('0,-250 -110,0')),
    line(zigzag('0,-250 110,0')),
    line(ellipse(0, -250, 190)),
    line(ellipse(0, -250, 166), { weight: 'detail' }),
    ...Array.from({ length: 8 }, (_, i) => {
      const a = (i * Math.PI) / 4;
      return fine(zigzag(`0,-250 ${Math.cos(a) * 190},${-250 + Math.sin(a) * 190}`));
    }),
    ...Array.from({ length: 8 }, (_, i) => {
      const a = (i * Math.PI) / 4;
      const [x, y] = [Math.cos(a) * 190, -250 + Math.sin(a) * 190];
      return fill(
        blob(`${x - 28},${y}! ${x + 28},${y}! ${x + 24},${y + 36} ${x - 24},${y + 36}`),
        ['#d9534f', '#f6c945', '#6f9fd8', '#6fae6a'][i % 4]!,
      );
    }),
    fill(ellipse(0, -250, 20), '#f6c945'),
  ],
} satisfies Record<string, () => Shape[]>;

export type BuildingName = keyof typeof BUILDINGS;

function towerBlock(width: number, height: number, columns: number, rows: number): Shape[] {
  const [cw, rh] = [width / columns, (height - 70) / rows];
  return [
    fill(box(-width / 2, -height, width, height), STONE),
    fill(box(-width / 2 - 8, -height - 14, width + 16, 18, 3), '#b3b9c4'),
    ...Array.from({ length: rows * columns }, (_, i) => {
      const [c, r] = [i % columns, Math.floor(i / columns)];
      return fill(
        box(-width / 2 + c * cw + cw * 0.24, -height + 22 + r * rh, cw * 0.52, rh * 0.56, 3),
        GLASS,
        { weight: 'detail', level: r % 2 === 1 && columns > 3 ? 1 : 0 },
      );
    }),
    fill(box(-16, -44, 32, 44, 3), '#8a5a3a', { weight: 'detail' }),
  ];
}
