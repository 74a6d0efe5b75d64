import { colourName, type ColourName } from './colour-names.js';
import { difference } from './difference.js';
import { chromaOf, hexOf, type Lab, labOfHex, withChroma } from '../../imaging/lab.js';
import type { PaletteColour } from './palette.js';

/** A colour to paint with, and what it is called. */
export interface Paint {
  readonly hex: string;
  readonly lab: Lab;
  readonly name: ColourName;
}

/** The colours of one character. Everything that is told of it is named by what is drawn. */
export interface Coat {
  readonly coat: Paint;
  /** Chest, muzzle and whatever is pale. */
  readonly light: Paint;
  readonly marks: Paint;
  /** Of what is worn. */
  readonly accent: Paint;
  readonly eyes: Paint;
}

/** Darker, and eyes and ink lines are lost in it; lighter, and it is lost on paper. */
const COAT_LIGHTNESS = [42, 88] as const;
/** From that on two colours are told apart at a glance. */
const APART = 24;

const EYES: readonly Lab[] = ['#e59a1c', '#3fa66b', '#3d8fd6', '#8a62d6', '#a8642c', '#1fa8a0'].map(
  labOfHex,
);

/** Dresses a character in a photo's colours. @param turn any whole number: which of the fitting eyes it has */
export function coatOf(palette: readonly PaletteColour[], turn: number): Coat {
  const main = palette.reduce((best, colour) => (appeal(colour) > appeal(best) ? colour : best));
  const coat = paint(clampLightness(main.lab, ...COAT_LIGHTNESS));
  const pale = withChroma(coat.lab, Math.min(16, chromaOf(coat.lab) * 0.35));
  const light = paint([Math.min(97, Math.max(90, coat.lab[0] + 26)), pale[1], pale[2]]);
  const marks = paint(marksFor(coat.lab, palette));
  const accent = paint(accentFor(coat.lab, palette));
  const fitting = EYES.filter((eye) => difference(eye, coat.lab) > APART);
  const eyes = paint(fitting[turn % fitting.length]!);
  return { coat, light, marks, accent, eyes };
}

/**
 * A photo's largest colour need not be what it is remembered by: colourful ones count more; near black and white, and
 * what reaches to the edge as backgrounds do, count less.
 */
function appeal({ lab, share, edge }: PaletteColour): number {
  const vivid = 1 + Math.min(60, chromaOf(lab)) / 22;
  const extreme = lab[0] < 12 || lab[0] > 95 ? 0.35 : lab[0] < 22 ? 0.7 : 1;
  const inFront = (share / (share + edge)) ** 1.4;
  return share ** 0.75 * vivid * extreme * inFront;
}

/** Darker than the coat, of a dark colour of the photo where there is one. */
function marksFor(coat: Lab, palette: readonly PaletteColour[]): Lab {
  const dark = palette.find(
    ({ lab, share }) => share > 0.04 && lab[0] < coat[0] - 18 && lab[0] > 14,
  );
  if (dark) return clampLightness(dark.lab, 22, coat[0] - 18);
  return withChroma([Math.max(20, coat[0] - 26), coat[1], coat[2]], chromaOf(coat) * 0.85);
}

/** The most colourful one that is no second coat; where a photo has none, the other side of the circle. */
function accentFor(coat: Lab, palette: readonly PaletteColour[]): Lab {
  const others = palette.filter(
    ({ lab }) => chromaOf(lab) > 18 && difference(lifted(lab), coat) > APART,
  );
  const best = others.reduce<PaletteColour | undefined>(
    (found, colour) => (found && weight(found) >= weight(colour) ? found : colour),
    undefined,
  );
  if (best) return lifted(best.lab);
  if (chromaOf(coat) < 12) return GREY_PARTNERS[Math.round(coat[0]) % GREY_PARTNERS.length]!;
  return withChroma([coat[0] > 62 ? 48 : 70, -coat[1], -coat[2]], 42);
}

const GREY_PARTNERS = ['#d9534f', '#2f8f9d', '#d99a1f', '#5a6fc4'].map(labOfHex);

const weight = ({ lab, share }: PaletteColour): number => chromaOf(lab) * share ** 0.4;

/** Bright enough to be cloth. */
function lifted(lab: Lab): Lab {
  const clear = clampLightness(lab, 40, 78);
  return chromaOf(clear) < 34 ? withChroma(clear, 34) : clear;
}

function clampLightness([l, a, b]: Lab, least: number, most: number): Lab {
  return [Math.min(most, Math.max(least, l)), a, b];
}

/** Named after it has been made showable, so that name and drawing agree. */
function paint(wanted: Lab): Paint {
  const hex = hexOf(wanted);
  const lab = labOfHex(hex);
  return { hex, lab, name: colourName(lab) };
}
