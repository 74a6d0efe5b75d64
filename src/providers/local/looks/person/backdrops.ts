import { seededRandom } from '../../imaging/random.js';

/** Draws a background of a size, as the inside of an SVG. */
type Backdrop = (width: number, height: number, random: () => number) => string;

const gradient = (id: string, stops: readonly (readonly [number, string])[]): string =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stops
    .map(([offset, colour]) => `<stop offset="${offset}" stop-color="${colour}"/>`)
    .join('')}</linearGradient>`;
const FULL = 'width="100%" height="100%"';

/** Paper on a roll: lighter where the lamp is. */
const studio =
  (light: string, dark: string): Backdrop =>
  () =>
    `<defs><radialGradient id="s" cx=".5" cy=".38" r=".85"><stop offset="0" stop-color="${light}"/>` +
    `<stop offset="1" stop-color="${dark}"/></radialGradient></defs><rect ${FULL} fill="url(#s)"/>`;

const sunset: Backdrop = (w, h) =>
  `<defs>${gradient('a', [
    [0, '#27376f'],
    [0.32, '#8d5a8c'],
    [0.55, '#e8886a'],
    [0.66, '#ffc37d'],
  ])}${gradient('w', [
    [0, '#e79a72'],
    [0.25, '#8f6680'],
    [1, '#232c55'],
  ])}<radialGradient id="u"><stop offset="0" stop-color="#fff6d2"/><stop offset=".16" stop-color="#ffe09a"/>` +
  `<stop offset="1" stop-color="#ffb066" stop-opacity="0"/></radialGradient></defs>` +
  `<rect ${FULL} fill="url(#a)"/><circle cx="${w * 0.22}" cy="${h * 0.6}" r="${w * 0.36}" fill="url(#u)"/>` +
  `<rect y="${h * 0.66}" width="${w}" height="${h * 0.34}" fill="url(#w)"/>` +
  Array.from({ length: 14 }, (_, k) => {
    const y = h * (0.675 + 0.022 * k);
    const half = w * (0.07 + 0.006 * k) * (k % 3 === 0 ? 1.4 : 0.8);
    return `<ellipse cx="${w * (0.22 + 0.012 * ((k * 7) % 5) - 0.02)}" cy="${y}" rx="${half}" ry="${h * 0.0035}" fill="#ffe0a8" opacity=".6"/>`;
  }).join('');

const beach: Backdrop = (w, h, random) =>
  `<defs>${gradient('a', [
    [0, '#3f9fe0'],
    [0.6, '#bfe6f7'],
  ])}${gradient('w', [
    [0, '#1d7fa8'],
    [1, '#6fd0cf'],
  ])}${gradient('d', [
    [0, '#f4dfae'],
    [1, '#d9b67c'],
  ])}</defs><rect ${FULL} fill="url(#a)"/>` +
  Array.from({ length: 5 }, () =>
    cloud(w * random(), h * (0.1 + 0.22 * random()), w * (0.07 + 0.07 * random())),
  ).join('') +
  `<rect y="${h * 0.52}" width="${w}" height="${h * 0.26}" fill="url(#w)"/>` +
  `<path d="M0 ${h * 0.76}Q${w * 0.3} ${h * 0.7} ${w * 0.55} ${h * 0.75}T${w} ${h * 0.72}V${h}H0Z" fill="#f7fbf8"/>` +
  `<path d="M0 ${h * 0.775}Q${w * 0.3} ${h * 0.715} ${w * 0.55} ${h * 0.765}T${w} ${h * 0.735}V${h}H0Z" fill="url(#d)"/>`;

function cloud(x: number, y: number, size: number): string {
  return (
    `<g fill="#fff" opacity=".85"><ellipse cx="${x}" cy="${y}" rx="${size}" ry="${size * 0.3}"/>` +
    `<circle cx="${x - size * 0.35}" cy="${y - size * 0.15}" r="${size * 0.32}"/><circle cx="${x + size * 0.2}" cy="${y - size * 0.24}" r="${size * 0.4}"/></g>`
  );
}

const forest: Backdrop = (w, h, random) => {
  const layers = ['#a9c79a', '#7fa877', '#4f7f56', '#2f5c41'];
  const trees = layers.map((colour, layer) =>
    Array.from({ length: 9 }, (_, k) => {
      const x = w * ((k + random() * 0.8) / 8.5);
      const size = h * (0.34 + 0.16 * layer) * (0.75 + 0.4 * random());
      const foot = h * (0.7 + 0.09 * layer);
      return pine(x, foot, size, colour);
    }).join(''),
  );
  return (
    `<defs>${gradient('a', [
      [0, '#dff0da'],
      [0.6, '#c9e2bd'],
      [1, '#6d9160'],
    ])}<radialGradient id="u" cx=".7" cy=".12" r=".7"><stop offset="0" stop-color="#fffbe0"/><stop offset="1" stop-color="#fffbe0" stop-opacity="0"/></radialGradient></defs>` +
    `<rect ${FULL} fill="url(#a)"/>${trees.join('')}<rect ${FULL} fill="url(#u)" opacity=".75"/>` +
    `<path d="M0 ${h * 0.94}Q${w * 0.5} ${h * 0.88} ${w} ${h * 0.95}V${h}H0Z" fill="#24492f"/>`
  );
};

function pine(x: number, foot: number, size: number, colour: string): string {
  const half = size * 0.2;
  const tiers = [0, 1, 2, 3].map((k) => {
    const top = foot - size + k * size * 0.2;
    const wide = half * (0.45 + k * 0.19);
    return `M${x} ${top}L${x + wide} ${top + size * 0.36}H${x - wide}Z`;
  });
  return `<path d="${tiers.join('')}M${x - size * 0.02} ${foot - size * 0.1}h${size * 0.04}v${size * 0.14}h${-size * 0.04}Z" fill="${colour}"/>`;
}

const night: Backdrop = (w, h, random) =>
  `<defs>${gradient('a', [
    [0, '#0b1033'],
    [0.6, '#2a2f6b'],
    [1, '#6a4f86'],
  ])}<radialGradient id="m"><stop offset=".4" stop-color="#fdf6dc"/><stop offset=".42" stop-color="#fdf6dc" stop-opacity=".35"/><stop offset="1" stop-color="#fdf6dc" stop-opacity="0"/></radialGradient></defs>` +
  `<rect ${FULL} fill="url(#a)"/>` +
  Array.from({ length: 150 }, () => {
    const size = (0.0007 + 0.0018 * random() ** 3) * Math.max(w, h);
    return `<circle cx="${w * random()}" cy="${h * 0.85 * random()}" r="${size}" fill="#fff" opacity="${0.4 + 0.6 * random()}"/>`;
  }).join('') +
  `<circle cx="${w * 0.8}" cy="${h * 0.2}" r="${Math.min(w, h) * 0.17}" fill="url(#m)"/>` +
  `<path d="M0 ${h * 0.86}L${w * 0.2} ${h * 0.72} ${w * 0.36} ${h * 0.83} ${w * 0.58} ${h * 0.68} ${w * 0.8} ${h * 0.84} ${w} ${h * 0.74}V${h}H0Z" fill="#171a3d"/>`;

/** What can be behind a person. Without a drawing: nothing, the picture is transparent. */
export const BACKDROPS: Readonly<Record<string, { title: string; drawing?: Backdrop }>> = {
  transparent: { title: 'Transparent' },
  white: { title: 'White', drawing: studio('#ffffff', '#ffffff') },
  grey: { title: 'Studio grey', drawing: studio('#c9ccd0', '#6b7077') },
  blue: { title: 'Blue', drawing: studio('#8fc0ea', '#2f6ba8') },
  coral: { title: 'Coral', drawing: studio('#ffb8a3', '#e0604f') },
  green: { title: 'Green', drawing: studio('#bfe0c0', '#4f9467') },
  sunset: { title: 'Sunset', drawing: sunset },
  beach: { title: 'Beach', drawing: beach },
  forest: { title: 'Forest', drawing: forest },
  night: { title: 'Night sky', drawing: night },
};

export function backdropDrawing(
  drawing: Backdrop,
  width: number,
  height: number,
  seed: number,
): string {
  return drawing(width, height, seededRandom(seed));
}
