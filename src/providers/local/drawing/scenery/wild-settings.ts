import { blob, fill, fine, polygon, stroke } from '../pen/index.js';
import { OVERHANG, type Stage, StageBuilder, type StageWish } from './stage.js';
import { falls } from './weather.js';

type Setting = (wish: StageWish) => Stage;

const DAY = '#d5ecf7';
const DUSK = '#4d5b92';
const GRASS = '#b5d99c';
/** Where something falls from the sky. */
const GREY = '#cbd8e2';

export const begin = (wish: StageWish) =>
  new StageBuilder(wish).ground(wish.night ? DUSK : falls(wish) ? GREY : DAY);

/** Places without a house near. */
export const WILD_SETTINGS = {
  beach: (wish) => {
    const stage = begin(wish).heavens();
    const { width: w, height: h } = wish;
    stage.hills([h * 0.5, h * 0.5, h * 0.5], '#8fc7e8').ripples(h * 0.54, h * 0.64);
    stage.add(sail(), { x: w * 0.62, y: h * 0.53, scale: 0.55 });
    stage.hills([h * 0.7, h * 0.66, h * 0.71, h * 0.67], '#f4e2b4');
    stage.plant('palm', w * 0.08, h * 0.74, 1.5).plant('sandcastle', w * 0.86, h * 0.8, 0.95);
    return stage.foreground(['shell', 'starfish', 'shell', 'rock'], 8).outside();
  },
  sea: (wish) => {
    const stage = begin(wish).heavens();
    const { width: w, height: h } = wish;
    stage.plant('rock', w * 0.86, h * 0.52, 1.7).building('lighthouse', w * 0.86, h * 0.5, 0.7);
    stage.hills([h * 0.52, h * 0.51, h * 0.52], '#9fd0ec').ripples(h * 0.57, h * 0.97);
    stage.add(wave(w, h * 0.9), {});
    return stage.aloft(0.84);
  },
  underwater: (wish) => {
    const stage = new StageBuilder(wish).ground('#bfe3f3');
    const { width: w, height: h } = wish;
    stage.add([fine(stroke(swell(w, h * 0.06)))]);
    stage.hills([h * 0.84, h * 0.8, h * 0.85, h * 0.81, h * 0.84], '#f4e2b4');
    stage
      .plant('seaweed', w * 0.06, h * 0.94, 2)
      .plant('seaweed', w * 0.16, h * 0.96, 1.4, true)
      .plant('seaweed', w * 0.94, h * 0.95, 2.1, true)
      .plant('seaweed', w * 0.85, h * 0.97, 1.5);
    stage.plant('coral', w * 0.28, h * 0.93, 0.9).plant('coral', w * 0.74, h * 0.92, 0.9, true);
    for (const [u, v] of [
      [0.1, 0.2],
      [0.14, 0.34],
      [0.08, 0.48],
      [0.9, 0.16],
      [0.94, 0.3],
      [0.88, 0.44],
      [0.5, 0.12],
      [0.56, 0.2],
      [0.3, 0.14],
      [0.72, 0.1],
    ]) {
      stage.sky('bubble', w * u! + stage.between(-20, 20), h * v!, stage.between(0.6, 1.2));
    }
    return stage.foreground(['shell', 'starfish', 'rock'], 7).done(0.86, true);
  },
  space: (wish) => {
    const stage = new StageBuilder(wish).ground('#3f4680');
    const { width: w, height: h } = wish;
    stage
      .sky('saturn', w * 0.8, h * 0.13, 1.2)
      .sky('planet', w * 0.16, h * 0.16, 0.95)
      .sky('comet', w * 0.47, h * 0.1, 0.7, -0.5);
    for (const [u, v] of [
      [0.34, 0.05],
      [0.62, 0.05],
      [0.06, 0.06],
      [0.93, 0.24],
      [0.06, 0.3],
      [0.3, 0.26],
      [0.7, 0.26],
      [0.08, 0.5],
      [0.94, 0.42],
      [0.92, 0.6],
      [0.06, 0.66],
      [0.5, 0.2],
    ]) {
      stage.sky(
        stage.between(0, 1) < 0.5 ? 'star' : 'twinkle',
        w * u! + stage.between(-24, 24),
        h * v! + stage.between(-14, 14),
        stage.between(0.6, 1),
      );
    }
    stage.hills([h * 0.84, h * 0.78, h * 0.77, h * 0.8, h * 0.86], '#b9bec9');
    for (const [u, v, s] of [
      [0.16, 0.9, 1],
      [0.82, 0.88, 1.2],
      [0.6, 0.96, 0.9],
      [0.36, 0.97, 0.8],
    ] as const) {
      stage.add(
        [fill(blob('-60,0 0,-18 60,0 0,18'), '#a3a9b6'), fine(stroke('-44,4 0,-8 44,4'), 1)],
        { x: w * u, y: h * v, scale: s },
      );
    }
    return stage.done(0.88, true);
  },
  winter: (wish) => {
    const { width: w, height: h, night, weather } = wish;
    const stage = night || falls(wish) ? begin(wish) : new StageBuilder(wish).ground('#dcebf6');
    if (night || falls(wish) || weather === 'clouds') stage.heavens();
    stage.add(
      [
        fill(polygon('-260,0 0,-420 260,0'), '#c3cfdd'),
        fill(blob('-96,-266! 0,-420! 96,-266! 50,-292 24,-250! -6,-290 -44,-246!'), '#ffffff'),
      ],
      { x: w * 0.28, y: h * 0.62, scale: 0.9 },
    );
    stage.add(
      [
        fill(polygon('-260,0 0,-420 260,0'), '#c3cfdd'),
        fill(blob('-96,-266! 0,-420! 96,-266! 50,-292 24,-250! -6,-290 -44,-246!'), '#ffffff'),
      ],
      { x: w * 0.74, y: h * 0.62, scale: 0.74 },
    );
    stage.hills([h * 0.62, h * 0.57, h * 0.61, h * 0.57, h * 0.62], '#eef5fa');
    stage
      .plant('snowy_fir', w * 0.1, h * 0.7, 1.3)
      .plant('snowy_fir', w * 0.24, h * 0.66, 0.85)
      .plant('snowy_fir', w * 0.92, h * 0.69, 1.35)
      .plant('snowy_fir', w * 0.78, h * 0.65, 0.8);
    stage.hills([h * 0.72, h * 0.68, h * 0.72], '#ffffff');
    // A few hang there in fair weather, too.
    const flakes = [
      [0.08, 0.08],
      [0.3, 0.05],
      [0.52, 0.1],
      [0.74, 0.05],
      [0.93, 0.1],
      [0.18, 0.2],
      [0.42, 0.22],
      [0.62, 0.2],
      [0.86, 0.24],
      [0.06, 0.34],
      [0.5, 0.34],
      [0.95, 0.38],
    ];
    for (const [u, v] of falls(wish) ? [] : flakes) {
      stage.sky(
        'snowflake',
        w * u! + stage.between(-20, 20),
        h * v! + stage.between(-12, 12),
        stage.between(0.7, 1.1),
      );
    }
    return stage.foreground(['rock', 'grass', 'rock'], 4).outside();
  },
  desert: (wish) => {
    const stage = begin(wish).heavens(1);
    const { width: w, height: h } = wish;
    stage.hills([h * 0.58, h * 0.6, h * 0.56, h * 0.6], '#f2d9a0');
    stage.building('pyramid', w * 0.66, h * 0.62, 0.95).building('pyramid', w * 0.3, h * 0.62, 0.6);
    stage.hills([h * 0.63, h * 0.6, h * 0.65, h * 0.61, h * 0.64], '#f4e2b4');
    stage.plant('cactus', w * 0.1, h * 0.74, 1.35).plant('cactus', w * 0.93, h * 0.72, 1.05, true);
    stage.hills([h * 0.76, h * 0.72, h * 0.77, h * 0.73], '#f7e8c2');
    return stage.foreground(['rock', 'cactus', 'rock', 'grass'], 7).outside();
  },
  mountains: (wish) => {
    const stage = begin(wish).heavens();
    const { width: w, height: h } = wish;
    for (const [x, s] of [
      [0.2, 1.15],
      [0.82, 1.05],
      [0.52, 1.4],
    ] as const) {
      stage.add(
        [
          fill(polygon('-240,0 0,-400 240,0'), '#b9bec9'),
          fill(blob('-84,-262! 0,-400! 84,-262! 44,-288 20,-244! -8,-284 -42,-240!'), '#ffffff'),
          fine(stroke('60,-200 30,-140 60,-80'), 1),
        ],
        { x: w * x, y: h * 0.64, scale: s },
      );
    }
    stage.hills([h * 0.62, h * 0.59, h * 0.62], '#a9d08f');
    stage
      .plant('fir', w * 0.08, h * 0.7, 1.2)
      .plant('fir', w * 0.2, h * 0.67, 0.8)
      .plant('fir', w * 0.93, h * 0.69, 1.15);
    stage.hills([h * 0.7, h * 0.67, h * 0.7], GRASS);
    return stage.foreground(['rock', 'flower', 'grass', 'daisy'], 10).outside();
  },
  sky: (wish) => {
    const stage = begin(wish).heavens(4);
    const { width: w, height: h } = wish;
    stage.rainbow(h * 0.72, 1.35);
    for (const [u, v, s] of [
      [0.1, 0.44, 1],
      [0.9, 0.5, 1.1],
      [0.14, 0.7, 1.2],
      [0.84, 0.74, 1.15],
    ] as const)
      stage.sky('cloud', w * u, h * v, s);
    stage.hills([h * 0.88, h * 0.84, h * 0.89, h * 0.85, h * 0.88], '#a9d08f');
    for (const [u, s] of [
      [0.12, 0.4],
      [0.22, 0.32],
      [0.8, 0.36],
      [0.9, 0.42],
    ] as const)
      stage.plant('tree', w * u, h * 0.9, s);
    stage.building('house', w * 0.64, h * 0.91, 0.4);
    return stage.hills([h * 0.93, h * 0.91, h * 0.94], GRASS).aloft(0.84, true);
  },
} satisfies Record<string, Setting>;

function sail() {
  return [
    fill(polygon('4,-30 4,-190 100,-30'), '#fffdf2'),
    fill(polygon('-6,-30 -6,-160 -70,-30'), '#d9534f'),
    fill(blob('-90,-24! 120,-24! 90,10 -60,10'), '#b98a5e'),
  ];
}

export function swell(width: number, y: number): string {
  const points = [];
  for (let x = -OVERHANG, i = 0; x <= width + OVERHANG; x += 70, i++)
    points.push(`${x},${y + (i % 2 === 0 ? 0 : -26)}`);
  return points.join(' ');
}

function wave(width: number, y: number) {
  return [fine(stroke(swell(width, y)))];
}
