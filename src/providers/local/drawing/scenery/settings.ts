import { box, fill, fine, zigzag } from '../pen/index.js';
import { ROOM } from './room.js';
import { OVERHANG, type Stage, StageBuilder, type StageWish } from './stage.js';
import { WILD_SETTINGS, begin } from './wild-settings.js';

type Setting = (wish: StageWish) => Stage;

const GRASS = '#b5d99c';
const MEADOW = '#cfe6a8';

/** The places where a scene can happen. */
export const SETTINGS = {
  ...WILD_SETTINGS,
  meadow: (wish) => {
    const stage = begin(wish).heavens();
    const { width: w, height: h } = wish;
    stage.hills([h * 0.6, h * 0.55, h * 0.6, h * 0.54, h * 0.6], '#a9d08f');
    stage.plant('tree', w * 0.1, h * 0.66, 1.05).plant('tree', w * 0.92, h * 0.64, 0.95);
    stage.hills([h * 0.68, h * 0.65, h * 0.69, h * 0.66], MEADOW);
    return stage.foreground(['flower', 'daisy', 'tulip', 'grass', 'grass'], 12).outside();
  },
  garden: (wish) => {
    const stage = begin(wish).heavens();
    const { width: w, height: h } = wish;
    stage.building('house', w * 0.78, h * 0.62, 1.05);
    stage.plant('apple_tree', w * 0.14, h * 0.66, 1.15);
    stage.hills([h * 0.64, h * 0.62, h * 0.64], GRASS);
    stage
      .plant('fence', w * 0.16, h * 0.68, 0.9)
      .plant('fence', w * 0.5, h * 0.68, 0.9)
      .plant('fence', w * 0.84, h * 0.68, 0.9);
    return stage
      .foreground(['tulip', 'sunflower', 'flower', 'daisy', 'grass', 'bush'], 12)
      .outside();
  },
  forest: (wish) => {
    const stage = begin(wish).heavens(2);
    const { width: w, height: h } = wish;
    for (const [x, s] of [
      [0.3, 1.05],
      [0.5, 0.9],
      [0.7, 1.1],
    ] as const)
      stage.plant('fir', w * x, h * 0.6, s * 1.15);
    stage.hills([h * 0.62, h * 0.58, h * 0.62], '#a9d08f');
    stage.plant('oak', w * 0.08, h * 0.72, 1.25).plant('oak', w * 0.93, h * 0.7, 1.2, true);
    stage.plant('bush', w * 0.3, h * 0.68, 0.7).plant('bush', w * 0.72, h * 0.67, 0.7);
    stage.hills([h * 0.73, h * 0.7, h * 0.73], GRASS);
    return stage.foreground(['mushroom', 'fern', 'grass', 'mushroom', 'rock'], 12).outside();
  },
  jungle: (wish) => {
    const stage = begin(wish).heavens(2);
    const { width: w, height: h } = wish;
    stage.hills([h * 0.5, h * 0.46, h * 0.52, h * 0.47, h * 0.5], '#8fc98a');
    stage
      .plant('palm', w * 0.08, h * 0.7, 1.4)
      .plant('palm', w * 0.86, h * 0.68, 1.3, true)
      .plant('palm', w * 0.68, h * 0.6, 0.85);
    stage.plant('bush', w * 0.34, h * 0.64, 0.9).plant('bush', w * 0.94, h * 0.7, 1);
    stage.hills([h * 0.68, h * 0.65, h * 0.69], GRASS);
    return stage.foreground(['fern', 'fern', 'grass', 'flower', 'bush'], 14).outside();
  },
  savanna: (wish) => {
    const stage = begin(wish).heavens(2);
    const { width: w, height: h } = wish;
    stage.hills([h * 0.6, h * 0.57, h * 0.6], '#ecd9a0');
    stage.plant('oak', w * 0.12, h * 0.68, 1).plant('oak', w * 0.88, h * 0.66, 0.8);
    stage.hills([h * 0.69, h * 0.67, h * 0.7], '#f0dfa8');
    return stage.foreground(['grass', 'grass', 'rock', 'fern'], 10).outside();
  },
  city: (wish) => {
    const stage = begin(wish).heavens(2);
    const { width: w, height: h } = wish;
    stage
      .building('flats', w * 0.12, h * 0.68, 1.15)
      .building('block', w * 0.32, h * 0.68, 1.15)
      .building('flats', w * 0.56, h * 0.68, 1.05)
      .building('tower', w * 0.72, h * 0.68, 1.2)
      .building('block', w * 0.93, h * 0.68, 1.05);
    stage.building('shop', w * 0.12, h * 0.71, 0.9).building('shop', w * 0.88, h * 0.71, 0.9);
    stage.hills([h * 0.71, h * 0.71, h * 0.71], '#d9dce2');
    stage.add([fill(box(-OVERHANG, h * 0.78, w + 2 * OVERHANG, h * 0.3), '#a3a9b6')]);
    for (let i = 0; i < 5; i++)
      stage.add([fill(box(w * (0.02 + i * 0.22), h * 0.905, w * 0.12, 16, 3), '#ffffff')]);
    return stage.outside(0.88);
  },
  farm: (wish) => {
    const stage = begin(wish).heavens();
    const { width: w, height: h } = wish;
    stage.hills([h * 0.58, h * 0.54, h * 0.58, h * 0.53], '#c6dd8f');
    stage.building('silo', w * 0.6, h * 0.64, 0.8).building('barn', w * 0.79, h * 0.66, 0.95);
    stage.plant('tree', w * 0.1, h * 0.66, 1);
    stage.hills([h * 0.66, h * 0.64, h * 0.66], GRASS);
    for (const x of [0.16, 0.46]) stage.plant('fence', w * x, h * 0.7, 0.95);
    stage.plant('hay', w * 0.92, h * 0.74, 1.2);
    return stage.foreground(['grass', 'sunflower', 'grass', 'daisy', 'pumpkin'], 10).outside();
  },
  castle: (wish) => {
    const stage = begin(wish).heavens();
    const { width: w, height: h } = wish;
    stage.rainbow(h * 0.6, 1.25);
    stage.hills([h * 0.62, h * 0.56, h * 0.58, h * 0.56, h * 0.62], '#a9d08f');
    // Somebody alone stands in the middle of where they are; the castle leaves them a side.
    const [x, most] = wish.guests === 1 ? [w * 0.68, 1.08] : [w * 0.5, 0.96];
    const size = Math.min(most, h * 0.00092);
    stage.landmark('castle', x, h * 0.64, size);
    stage.plant('fir', w * 0.08, h * 0.68, 1).plant('fir', w * 0.93, h * 0.68, 1.05);
    stage.hills([h * 0.67, h * 0.64, h * 0.67], MEADOW).path(x);
    return stage.foreground(['flower', 'tulip', 'grass', 'bush', 'daisy'], 12).outside();
  },
  room: (wish) => {
    const stage = new StageBuilder(wish).ground('#f7e8cf');
    const { width: w, height: h } = wish;
    for (let x = w * 0.1; x < w; x += w * 0.1)
      stage.add([fine(zigzag(`${x},${-OVERHANG} ${x},${h * 0.7}`), 1)]);
    stage.add([
      fill(box(-OVERHANG, h * 0.7, w + 2 * OVERHANG, h * 0.4), '#d9b98c'),
      fill(box(-OVERHANG, h * 0.685, w + 2 * OVERHANG, 24), '#fdf3e3'),
    ]);
    for (const v of [0.77, 0.83, 0.9, 0.97])
      stage.add([fine(zigzag(`${-OVERHANG},${h * v} ${w + OVERHANG},${h * v}`), 1)]);
    stage.add(ROOM.window(wish), { x: w * 0.5, y: h * 0.24, scale: 1.15 });
    stage.add(ROOM.picture(), { x: w * 0.86, y: h * 0.24, scale: 1 });
    stage.add(ROOM.shelf(), { x: w * 0.14, y: h * 0.72, scale: 1.15 });
    stage.add(ROOM.lamp(), { x: w * 0.76, y: h * 0.72, scale: 1.1 });
    stage.add(ROOM.plant(), { x: w * 0.92, y: h * 0.75, scale: 1.15 });
    stage.add(ROOM.rug(), { x: w * 0.5, y: h * 0.87, scale: 1.15 });
    return stage.done(0.88);
  },
  party: (wish) => {
    const stage = new StageBuilder(wish).ground('#fdf0dc');
    const { width: w, height: h } = wish;
    stage
      .add(ROOM.bunting(), { x: w * 0.5, y: h * 0.02 })
      .add(ROOM.bunting(), { x: w * 0.56, y: h * 0.13 });
    stage.add([fill(box(-OVERHANG, h * 0.72, w + 2 * OVERHANG, h * 0.4), '#d8c3e6')]);
    for (const [u, v, s] of [
      [0.08, 0.42, 1.25],
      [0.2, 0.36, 1],
      [0.92, 0.4, 1.3],
      [0.8, 0.34, 1],
    ] as const)
      stage.sky('balloon', w * u, h * v, s);
    for (let i = 0; i < 16; i++) {
      const [x, y] = [stage.between(w * 0.06, w * 0.94), stage.between(h * 0.26, h * 0.6)];
      stage.sky('star', x, y, stage.between(0.3, 0.45), stage.between(0, 1));
    }
    return stage.done(0.87);
  },
} satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;
