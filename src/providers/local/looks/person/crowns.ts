import { seededRandom } from '../../imaging/random.js';

/**
 * Something that is worn, drawn with its middle where it sits at (0, 0) and a width of 100; up is negative.
 * What is behind the head is drawn apart from what is before it.
 */
export interface Worn {
  back: string;
  front: string;
  /** How far it rises above where it sits. */
  rise: number;
}

interface Metal {
  shade: string;
  body: string;
  shine: string;
  gems: readonly string[];
}

const GOLD: Metal = {
  shade: '#7a4a0c',
  body: '#dfa52c',
  shine: '#fff2b3',
  gems: ['#b3122e', '#1f5fae', '#b3122e', '#1f5fae', '#b3122e'],
};
const SILVER: Metal = {
  shade: '#4e5663',
  body: '#b4bcc8',
  shine: '#ffffff',
  gems: ['#2a6fd0', '#7a3fc0', '#2a6fd0', '#7a3fc0', '#2a6fd0'],
};

/** The points of a crown: middle, height and half width at its foot. */
const POINTS = [
  { x: -46, tip: [-57, -47] },
  { x: -24, tip: [-29, -60] },
  { x: 0, tip: [0, -68] },
  { x: 24, tip: [29, -60] },
  { x: 46, tip: [57, -47] },
] as const;

function metalCrown(name: string, { shade, body, shine, gems }: Metal): Worn {
  const outline =
    'M-48 -3Q0 13 48 -3L52 -26 57 -47 38 -24 29 -60 13 -22 0 -68 -13 -22 -29 -60 -38 -24 -57 -47 -52 -26Z';
  const balls = POINTS.map(({ tip: [x, y] }) => {
    return `<circle cx="${x}" cy="${y}" r="4.4" fill="url(#${name}-ball)" stroke="${shade}" stroke-width=".6"/>`;
  });
  const stones = gems.map((colour, k) => {
    const x = (k - 2) * 19;
    const y = -1.5 + 5.6 * (1 - (x / 48) ** 2);
    const [rx, ry] = k % 2 === 0 ? [4.4, 3.5] : [3.1, 3.1];
    return (
      `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${colour}" stroke="${shade}" stroke-width=".8"/>` +
      `<ellipse cx="${x - 1.2}" cy="${y - 1.1}" rx="1.3" ry=".8" fill="#fff" opacity=".75"/>`
    );
  });
  const studs = [-40, -20, 0, 20, 40].map((x) => {
    const y = -24 - (x === 0 ? 12 : 4);
    return `<path d="M${x} ${y - 5}L${x + 3.4} ${y} ${x} ${y + 5} ${x - 3.4} ${y}Z" fill="${gems[0]}" stroke="${shade}" stroke-width=".6"/>`;
  });
  return {
    rise: 73,
    back: `<path d="M-48 -3Q0 -17 48 -3L50 -24Q0 -36 -50 -24Z" fill="${shade}"/>`,
    front:
      `<defs><linearGradient id="${name}" x1="0" x2="1"><stop offset="0" stop-color="${shade}"/>` +
      `<stop offset=".16" stop-color="${body}"/><stop offset=".34" stop-color="${shine}"/>` +
      `<stop offset=".5" stop-color="${body}"/><stop offset=".8" stop-color="${body}"/>` +
      `<stop offset="1" stop-color="${shade}"/></linearGradient>` +
      `<linearGradient id="${name}-down" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#fff" stop-opacity=".28"/>` +
      `<stop offset=".7" stop-color="${shade}" stop-opacity="0"/><stop offset="1" stop-color="${shade}" stop-opacity=".6"/></linearGradient>` +
      `<radialGradient id="${name}-ball" cx=".35" cy=".3" r=".8"><stop offset="0" stop-color="${shine}"/>` +
      `<stop offset=".5" stop-color="${body}"/><stop offset="1" stop-color="${shade}"/></radialGradient></defs>` +
      `<path d="${outline}" fill="url(#${name})" stroke="${shade}" stroke-width="1" stroke-linejoin="round"/>` +
      `<path d="${outline}" fill="url(#${name}-down)"/>` +
      `<path d="M-48 -3Q0 13 48 -3L49.5 -13Q0 3 -49.5 -13Z" fill="url(#${name})" stroke="${shade}" stroke-width=".9"/>` +
      `<path d="M-49 -11Q0 5 49 -11" fill="none" stroke="${shine}" stroke-width="1" opacity=".7"/>` +
      studs.join('') +
      `<g transform="translate(0 -5)">${stones.join('')}</g>` +
      balls.join(''),
  };
}

function iceCrown(): Worn {
  const random = seededRandom(11);
  const spikes = Array.from({ length: 13 }, (_, k) => {
    const t = (k - 6) / 6;
    const x = t * 46;
    const foot = 6.5 * (1 - t * t) - 5;
    const height = 30 + 34 * (1 - Math.abs(t)) * (k % 2 === 0 ? 1 : 0.62) + random() * 6;
    const tipX = x * 1.16 + (random() - 0.5) * 3;
    const half = 5.2;
    const top = foot - height;
    return (
      `<path d="M${x - half} ${foot}L${tipX} ${top} ${x + half} ${foot}Z" fill="url(#ice)" stroke="#5f9ccf" stroke-width=".5"/>` +
      `<path d="M${x - half} ${foot}L${tipX} ${top} ${x - 0.6} ${foot}Z" fill="#fff" opacity=".55"/>`
    );
  });
  return {
    rise: 74,
    back: '<path d="M-47 -2Q0 -15 47 -2L49 -20Q0 -32 -49 -20Z" fill="#8fc1e6" opacity=".75"/>',
    front:
      '<defs><linearGradient id="ice" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#f4fbff"/>' +
      '<stop offset=".5" stop-color="#b9dff7" stop-opacity=".93"/><stop offset="1" stop-color="#5fa3d9"/></linearGradient></defs>' +
      spikes.join('') +
      '<path d="M-48 -3Q0 12 48 -3L49 -9Q0 5 -49 -9Z" fill="#d7eefb" stroke="#5f9ccf" stroke-width=".6"/>' +
      '<path d="M-47 -6Q0 8 47 -6" fill="none" stroke="#fff" stroke-width="1.2" opacity=".9"/>',
  };
}

const PETALS = ['#f2a7bd', '#fff2ea', '#e8648b', '#f6d26b', '#fbe3ee'] as const;

function flowerCrown(): Worn {
  const random = seededRandom(5);
  const flowers = Array.from({ length: 13 }, (_, k) => {
    const t = (k - 6) / 6;
    const size = 8.6 + 3.4 * random() - 2 * Math.abs(t);
    return flower(
      t * 48,
      5.5 * (1 - t * t) - 7 + (random() - 0.5) * 5,
      size,
      PETALS[k % 5]!,
      random,
    );
  });
  const leaves = Array.from({ length: 26 }, (_, k) => {
    const t = (k - 12.5) / 12.5;
    const turn = -90 + t * 70 + (random() - 0.5) * 110;
    return (
      `<path transform="translate(${t * 50} ${6 * (1 - t * t) - 6}) rotate(${turn})" d="M0 0Q6 -4.5 14 0Q6 4.5 0 0Z"` +
      ` fill="${k % 2 === 0 ? '#5c8a4a' : '#3f6d3c'}" stroke="#2f5130" stroke-width=".4"/>`
    );
  });
  return {
    rise: 24,
    back: '',
    front: leaves.join('') + flowers.join(''),
  };
}

function flower(x: number, y: number, size: number, colour: string, random: () => number): string {
  const turn = random() * 72;
  const petals = Array.from({ length: 5 }, (_, k) => {
    const angle = turn + k * 72;
    return `<ellipse transform="rotate(${angle})" cx="0" cy="${-size * 0.55}" rx="${size * 0.42}" ry="${size * 0.52}"/>`;
  });
  return (
    `<g transform="translate(${x} ${y})"><g fill="${colour}" stroke="#8c3d55" stroke-opacity=".35" stroke-width=".5">` +
    `${petals.join('')}</g><circle r="${size * 0.27}" fill="#e2a52e" stroke="#a86c12" stroke-width=".5"/></g>`
  );
}

/** `above`: where a crown sits, from the hairline (0) to the top of the hair (1). */
export const CROWNS: Readonly<Record<string, { title: string; worn: Worn; above: number }>> = {
  golden: { title: 'Gold', worn: metalCrown('gold', GOLD), above: 0.42 },
  silver: { title: 'Silver', worn: metalCrown('silver', SILVER), above: 0.42 },
  flower: { title: 'Flowers', worn: flowerCrown(), above: 0.22 },
  ice: { title: 'Ice', worn: iceCrown(), above: 0.42 },
};

export const GOLDEN_CROWN = CROWNS['golden']!;
