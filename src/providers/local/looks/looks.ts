import { cartoon } from './cartoon.js';
import { colourPencil } from './colour-pencil.js';
import { comic } from './comic.js';
import { duotone } from './duotone.js';
import { era1900s } from './era-1900s.js';
import { era1910s } from './era-1910s.js';
import { era1920s } from './era-1920s.js';
import { era1930s } from './era-1930s.js';
import { era1940s } from './era-1940s.js';
import { era1950s } from './era-1950s.js';
import { era1960s } from './era-1960s.js';
import { era1970s } from './era-1970s.js';
import { era1980s } from './era-1980s.js';
import { era1990s } from './era-1990s.js';
import type { Look } from './look.js';
import { oil } from './oil.js';
import { pencilSketch } from './pencil-sketch.js';
import { background } from './person/background.js';
import { hairColour } from './person/hair/hair-colour.js';
import { hatAndGlasses } from './person/hat-and-glasses.js';
import { royalPortrait } from './person/royal-portrait.js';
import { wearingCrown } from './person/wearing-crown.js';
import { popArt } from './pop-art.js';
import { watercolour } from './watercolour.js';

/** All looks, in the order in which they are shown. */
export const LOOKS: readonly Look[] = [
  pencilSketch,
  colourPencil,
  oil,
  watercolour,
  cartoon,
  comic,
  popArt,
  duotone,
  era1900s,
  era1910s,
  era1920s,
  era1930s,
  era1940s,
  era1950s,
  era1960s,
  era1970s,
  era1980s,
  era1990s,
  royalPortrait,
  wearingCrown,
  hatAndGlasses,
  background,
  hairColour,
] as readonly Look[];
