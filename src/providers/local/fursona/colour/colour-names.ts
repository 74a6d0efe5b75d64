import { difference } from './difference.js';
import { labOfHex, type Lab } from '../../imaging/lab.js';

/** Names that people would give to a coat, each with the colour it is the best name of. */
const NAMES = {
  'jet black': '#0b0b0d',
  charcoal: '#36383d',
  'slate grey': '#66707a',
  grey: '#808080',
  'ash grey': '#9a9a98',
  silver: '#c3c7cb',
  'snow white': '#fdfdfd',
  ivory: '#fbf4e2',
  cream: '#f7e6bf',
  sand: '#dcc39a',
  fawn: '#c9a27a',
  taupe: '#8a7768',
  'mushroom brown': '#b3a295',
  umber: '#5f4a3c',
  cocoa: '#6b4226',
  'dark chocolate': '#3a2419',
  chestnut: '#8a3f22',
  tawny: '#c0813f',
  caramel: '#c68642',
  ginger: '#c9622a',
  copper: '#b4633a',
  rust: '#a8401f',
  terracotta: '#cf6f50',
  apricot: '#fbbf8b',
  peach: '#fdd3b6',
  honey: '#e3a53a',
  gold: '#f2b90f',
  mustard: '#c9a021',
  lemon: '#fbea4e',
  'butter yellow': '#f8e08c',
  amber: '#ff9e1b',
  orange: '#ff7a14',
  coral: '#ff7a66',
  scarlet: '#f0231c',
  crimson: '#b5122f',
  ruby: '#920f1c',
  burgundy: '#6d1230',
  rose: '#e2607f',
  'blossom pink': '#f7b2c4',
  'hot pink': '#f7379a',
  magenta: '#d21fae',
  orchid: '#c977cf',
  plum: '#7a2f6b',
  aubergine: '#40203f',
  lavender: '#c1aee6',
  violet: '#8042d0',
  indigo: '#3d2b94',
  'midnight blue': '#161c42',
  'navy blue': '#0d1a6e',
  'royal blue': '#2a50d8',
  'cornflower blue': '#6a93ea',
  'steel blue': '#4f7aa3',
  'sky blue': '#86c9f2',
  'ice blue': '#cfe6f3',
  turquoise: '#2ec8c4',
  teal: '#0f7f82',
  'deep sea green': '#0d4a4c',
  mint: '#b2ecce',
  jade: '#1ba36b',
  'emerald green': '#0c7f43',
  'forest green': '#1d4d2b',
  'moss green': '#6c7a2e',
  olive: '#57551f',
  'sage green': '#a3b18e',
  'leaf green': '#4da63a',
  'lime green': '#a6e12e',
} as const;

export type ColourName = keyof typeof NAMES;

const KNOWN = Object.entries(NAMES).map(
  ([name, hex]) => [name as ColourName, labOfHex(hex)] as const,
);

export const COLOUR_NAMES = KNOWN.map(([name]) => name);

/** What somebody would call a colour: the name whose own colour looks most like it. */
export function colourName(colour: Lab): ColourName {
  let best = KNOWN[0]!;
  let least = Infinity;
  for (const known of KNOWN) {
    const distance = difference(known[1], colour);
    if (distance >= least) continue;
    least = distance;
    best = known;
  }
  return best[0];
}
