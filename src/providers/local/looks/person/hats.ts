import type { Worn } from './crowns.js';

const TOP_HAT: Worn = {
  rise: 100,
  back: '<ellipse cx="0" cy="-2" rx="76" ry="12" fill="#0d0d10"/>',
  front:
    '<defs><linearGradient id="silk" x1="0" x2="1"><stop offset="0" stop-color="#08080a"/><stop offset=".22" stop-color="#2c2c33"/>' +
    '<stop offset=".34" stop-color="#62626c"/><stop offset=".46" stop-color="#202026"/><stop offset="1" stop-color="#060608"/></linearGradient></defs>' +
    '<path d="M-51 0Q-50 -48 -57 -92Q0 -102 57 -92Q50 -48 51 0Q0 14 -51 0Z" fill="url(#silk)"/>' +
    '<ellipse cx="0" cy="-93" rx="57" ry="7" fill="#2a2a31"/>' +
    '<path d="M-51 -4Q0 10 51 -4L51.5 -22Q0 -8 -51.5 -22Z" fill="#8d1626"/>' +
    '<path d="M-40 -2Q-38 -14 -41 -19L-30 -16 -29 1Z" fill="#b8283a" opacity=".6"/>' +
    '<path d="M-78 -9Q-70 8 0 13Q70 8 78 -9Q66 2 0 4Q-66 2 -78 -9Z" fill="#17171b"/>' +
    '<path d="M-76 -7Q-66 5 0 8Q66 5 76 -7" fill="none" stroke="#5a5a64" stroke-width="1.4"/>',
};

const STRAW_LINES = Array.from({ length: 7 }, (_, k) => {
  const y = -8 - k * 7;
  const half = 50 - k * 1.4;
  return `<path d="M${-half} ${y}Q0 ${y + 13} ${half} ${y}" fill="none" stroke="#a97a2e" stroke-width=".9" opacity=".7"/>`;
}).join('');

const STRAW_HAT: Worn = {
  rise: 62,
  back: '<ellipse cx="0" cy="-3" rx="88" ry="15" fill="#b98f45"/>',
  front:
    '<defs><linearGradient id="straw" x1="0" x2="1"><stop offset="0" stop-color="#b4873a"/><stop offset=".35" stop-color="#f1d48a"/>' +
    '<stop offset=".65" stop-color="#e0b864"/><stop offset="1" stop-color="#a5782f"/></linearGradient></defs>' +
    '<path d="M-51 0Q-50 -40 -38 -55Q0 -66 38 -55Q50 -40 51 0Q0 14 -51 0Z" fill="url(#straw)" stroke="#94691f" stroke-width=".8"/>' +
    STRAW_LINES +
    '<path d="M-51 -3Q0 12 51 -3L50.5 -17Q0 -3 -50.5 -17Z" fill="#23507a"/>' +
    '<path d="M-90 -10Q-76 11 0 17Q76 11 90 -10Q70 4 0 6Q-70 4 -90 -10Z" fill="url(#straw)" stroke="#94691f" stroke-width=".8"/>' +
    '<path d="M-86 -7Q-72 9 0 14Q72 9 86 -7M-80 -3Q-66 8 0 11Q66 8 80 -3" fill="none" stroke="#a97a2e" stroke-width=".8" opacity=".8"/>',
};

const DOTS = [
  [-16, -22, '#ffd23f'],
  [10, -16, '#3fc1c9'],
  [-3, -44, '#ff6f91'],
  [15, -38, '#ffd23f'],
  [-8, -60, '#3fc1c9'],
  [3, -70, '#ffd23f'],
  [-27, -6, '#ff6f91'],
  [29, -12, '#ff6f91'],
] as const;

const PARTY_HAT: Worn = {
  rise: 100,
  back: '',
  front:
    '<defs><linearGradient id="cone" x1="0" x2="1"><stop offset="0" stop-color="#4b2a8f"/><stop offset=".38" stop-color="#8f6be0"/>' +
    '<stop offset="1" stop-color="#41247d"/></linearGradient></defs>' +
    '<path d="M-40 2L0 -90 40 2Q0 14 -40 2Z" fill="url(#cone)"/>' +
    DOTS.map(([x, y, colour]) => `<circle cx="${x}" cy="${y}" r="4.6" fill="${colour}"/>`).join(
      '',
    ) +
    '<path d="M-42 0Q0 14 42 0L40 -6Q0 7 -40 -6Z" fill="#ffd23f"/>' +
    '<g fill="#ff6f91"><circle cx="0" cy="-92" r="7"/><circle cx="-6" cy="-89" r="5"/><circle cx="6" cy="-89" r="5"/>' +
    '<circle cx="0" cy="-97" r="4.5"/></g>',
};

export const HATS: Readonly<Record<string, { title: string; worn?: Worn; above: number }>> = {
  none: { title: 'None', above: 0 },
  'top-hat': { title: 'Top hat', worn: TOP_HAT, above: 0.28 },
  'straw-hat': { title: 'Straw hat', worn: STRAW_HAT, above: 0.24 },
  'party-hat': { title: 'Party hat', worn: PARTY_HAT, above: 0.72 },
};
