import {
  blob,
  box,
  ellipse,
  fill,
  fine,
  heart,
  line,
  polygon,
  spot,
  star,
  stroke,
  zigzag,
} from '../pen/index.js';
import type { Prop } from './food.js';

const GOLD = '#f6c945';
const RED = '#d9534f';

/** What is given, won or found. */
export const TREASURES = {
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
  egg: {
    draw: () => [
      fill(blob('0,-62 34,-36 46,8 30,44 0,54 -30,44 -46,8 -34,-36'), '#f7d0e0', { pattern: true }),
      fine(stroke('-36,-24 -18,-14 0,-26 18,-14 36,-24')),
      fine(stroke('-46,6 -22,18 0,4 22,18 46,6')),
      ...[-20, 0, 20].map((x) => spot(ellipse(x, 32, 6), '#6fc7b4')),
    ],
  },
  basket: {
    draw: () => [
      line(stroke('-50,-4 -46,-62 0,-80 46,-62 50,-4')),
      fill(blob('-62,-12! 62,-12! 50,56! -50,56!'), '#c99a5c', { pattern: true }),
      fine(stroke('-58,10 0,18 58,10')),
      fine(stroke('-54,32 0,40 54,32')),
      fine(zigzag('-24,14 -20,56')),
      fine(zigzag('24,14 20,56')),
      fill(box(-68, -22, 136, 20, 9), '#a8703f'),
    ],
  },
  flag: {
    raised: true,
    draw: () => [
      fill(box(-5, -190, 10, 220, 4), '#b98a5e'),
      fill(
        blob('5,-186! 44,-200 84,-178 124,-190! 118,-150 124,-116! 84,-104 44,-126 5,-112!'),
        RED,
        {
          pattern: true,
        },
      ),
      spot(star(64, -152, 18), GOLD),
    ],
  },
  trophy: {
    draw: () => [
      fill(blob('-38,-46! -66,-46 -66,-8 -26,4! -30,-10 -52,-16 -52,-34 -36,-34!'), GOLD),
      fill(blob('38,-46! 66,-46 66,-8 26,4! 30,-10 52,-16 52,-34 36,-34!'), GOLD),
      fill(box(-8, 10, 16, 26), GOLD),
      fill(blob('-42,-58! 42,-58! 40,-14 18,16 0,20 -18,16 -40,-14'), GOLD, { pattern: true }),
      fill(box(-32, 34, 64, 22, 4), '#8a5a3a'),
      spot(star(0, -26, 18), '#fffdf2'),
    ],
  },
  treasure: {
    draw: () => [
      fill(blob('-70,-10! -70,-48 -40,-66 40,-66 70,-48 70,-10!'), '#a8703f'),
      ...[-38, -8, 26].map((x) => fill(ellipse(x, -14, 17), GOLD)),
      ...[-22, 10, 44].map((x) => fill(ellipse(x, -6, 15), '#fbe08a')),
      fill(box(-74, -2, 148, 62, 6), '#b5794a', { pattern: true }),
      fine(zigzag('-44,-2 -44,60')),
      fine(zigzag('44,-2 44,60')),
      fill(box(-14, -8, 28, 34, 5), GOLD),
      spot(ellipse(0, 8, 5), '#6d4a32'),
    ],
  },
} as const satisfies Record<string, Prop>;
