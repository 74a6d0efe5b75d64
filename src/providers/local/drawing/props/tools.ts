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
  stroke,
  union,
  zigzag,
} from '../pen/index.js';
import type { Prop } from './food.js';

const GOLD = '#f6c945';
const RED = '#d9534f';
const GREEN = '#6fae6a';
const WOOD = '#b98a5e';

/** Things to do something with, and things found. */
export const TOOLS = {
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
  envelope: {
    draw: () => [
      fill(box(-56, -34, 112, 72, 5), '#fffdf2'),
      line(zigzag('-56,-34 0,14 56,-34')),
      spot(heart(0, 14, 12), RED),
    ],
  },
} as const satisfies Record<string, Prop>;
