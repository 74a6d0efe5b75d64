import {
  blob,
  box,
  ellipse,
  fill,
  fine,
  line,
  place,
  polygon,
  type Shape,
  spot,
  star,
  stroke,
  zigzag,
} from '../pen/index.js';
import { SKY } from './sky.js';
import type { StageWish } from './stage.js';
import { type Weather, WEATHER_SHAPES } from './weather.js';

const WOOD = '#c99a66';

/** As a window shows it, whose middle is the origin. */
function weatherOutside(weather: Weather): Shape[] {
  const one = weather === 'snow' ? SKY.snowflake : WEATHER_SHAPES.drop;
  const places =
    weather === 'clouds' ? [] : ['-74,-16', '-32,30', '28,-18', '70,28', '-72,72', '34,76'];
  return [
    ...(weather === 'storm'
      ? place(WEATHER_SHAPES.lightning(), { x: -44, y: -34, scale: 0.5 })
      : []),
    ...place(SKY.cloud(), { x: -46, y: -76, scale: 0.42 }),
    ...place(SKY.cloud(), { x: 56, y: -80, scale: 0.36 }),
    ...places.flatMap((at) => {
      const [x, y] = at.split(',').map(Number);
      return place(one(), { x: x!, y: y!, scale: 0.62, turn: 0.2 });
    }),
  ];
}

/** Furniture; stands on y = 0, or hangs around its middle. */
export const ROOM = {
  window: ({ night, fullMoon, weather }: Pick<StageWish, 'night' | 'fullMoon' | 'weather'>) => [
    fill(box(-120, -130, 240, 250, 6), WOOD),
    fill(box(-104, -114, 208, 218, 3), night ? '#3f4f86' : '#cfe6f2'),
    ...(weather !== undefined && weather !== 'puddles'
      ? weatherOutside(weather)
      : night
        ? [
            ...(fullMoon
              ? [
                  spot(ellipse(48, -58, 36), '#fbe9b0'),
                  fine(ellipse(38, -50, 7), 1),
                  fine(ellipse(60, -72, 5), 1),
                ]
              : [spot(blob('50,-84! 20,-80 8,-52 24,-24 54,-22! 34,-40 34,-64'), '#fbe9b0')]),
            spot(star(-50, -66, 14), '#fbe08a'),
            spot(star(-62, 50, 11), '#fbe08a'),
          ]
        : [spot(ellipse(52, -60, 26), '#fbe08a')]),
    fine(zigzag('0,-114 0,104')),
    fine(zigzag('-104,-6 104,-6')),
    ...[-1, 1].map((s) =>
      fill(
        blob(
          `${s * 60},-136! ${s * 146},-136! ${s * 140},20 ${s * 150},136! ${s * 104},136! ${s * 112},20 ${s * 96},-50`,
        ),
        '#f3a6a0',
      ),
    ),
    fill(box(-160, -150, 320, 20, 9), WOOD),
  ],
  shelf: () => [
    fill(box(-90, -360, 180, 360, 4), WOOD),
    ...[-340, -228, -116].flatMap((y, row) => [
      fill(box(-76, y, 152, 96), '#fdf3e3', { weight: 'detail' }),
      ...[0, 1, 2, 3, 4].map((i) =>
        fill(
          box(-70 + i * 29, y + 14 + ((i + row) % 3) * 9, 26, 82 - ((i + row) % 3) * 9, 2),
          ['#d9705a', '#6f9fd8', '#f6c945', '#86bf78', '#b39ddb'][(i + row) % 5]!,
          { weight: 'detail' },
        ),
      ),
    ]),
  ],
  picture: () => [
    fill(box(-62, -50, 124, 100, 4), WOOD),
    fill(box(-48, -36, 96, 72), '#fffdf2', { weight: 'detail' }),
    fine(polygon('-48,36 -14,-8 10,20 26,4 48,36')),
    fine(ellipse(24, -16, 10)),
  ],
  lamp: () => [
    line(zigzag('0,-10 0,-200')),
    fill(ellipse(0, -6, 40, 10), WOOD),
    fill(polygon('-52,-190 52,-190 32,-270 -32,-270'), '#fbe08a'),
  ],
  plant: () => [
    ...[-46, -18, 18, 46].map((x) =>
      fill(blob(`0,-60! ${x},-110 ${x * 1.6},-160! ${x * 0.9},-170 ${x * 0.3},-120`), '#86bf78'),
    ),
    fill(blob('-46,-70! 46,-70! 34,0! -34,0!'), '#d9705a'),
    fill(box(-52, -84, 104, 22, 6), '#d9705a'),
  ],
  rug: () => [
    fill(ellipse(0, 0, 360, 74), '#b9cfe8'),
    fine(ellipse(0, 0, 318, 60)),
    fine(ellipse(0, 0, 250, 44), 1),
  ],
  bunting: () => {
    const flags = 7;
    const at = (t: number): [number, number] => [-560 + 1120 * t, 4 * 90 * t * (1 - t)];
    const shapes: Shape[] = [
      line(stroke([0, 0.25, 0.5, 0.75, 1].map((t) => at(t).join(',')).join(' ')), {
        weight: 'detail',
      }),
    ];
    for (let i = 0; i < flags; i++) {
      const [x, y] = at((i + 0.5) / flags);
      shapes.push(
        fill(
          polygon(`${x - 54},${y - 4} ${x + 54},${y - 4} ${x},${y + 94}`),
          ['#d9534f', '#f6c945', '#6f9fd8', '#86bf78'][i % 4]!,
          { pattern: true },
        ),
      );
      shapes.push(spot(star(x, y + 28, 15), '#ffffff', 1));
    }
    return shapes;
  },
};
