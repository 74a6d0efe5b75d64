import { duotone } from './duotone.js';
import { era1920s } from './era-1920s.js';
import { era1970s } from './era-1970s.js';
import { era1990s } from './era-1990s.js';
import type { Look } from './look.js';
import { pencilSketch } from './pencil-sketch.js';
import { popArt } from './pop-art.js';

/** All looks, in the order in which they are shown. */
export const LOOKS: readonly Look[] = [
  pencilSketch,
  popArt,
  duotone,
  era1920s,
  era1970s,
  era1990s,
] as readonly Look[];
