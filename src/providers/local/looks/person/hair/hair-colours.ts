import { labOfHex, type Lab } from '../../../imaging/lab.js';

/** What hair of a colour looks like where it is in shadow, on the whole, and where the light falls on it. */
export interface HairColour {
  readonly title: string;
  readonly deep: Lab;
  readonly middle: Lab;
  readonly shine: Lab;
}

const colour = (title: string, deep: string, middle: string, shine: string): HairColour => ({
  title,
  deep: labOfHex(deep),
  middle: labOfHex(middle),
  shine: labOfHex(shine),
});

/** From dark to light, then what no hair has by nature. */
export const HAIR_COLOURS: Readonly<Record<string, HairColour>> = {
  black: colour('Black', '#080707', '#1e1b1a', '#6b6460'),
  'dark-brown': colour('Dark brown', '#140b07', '#3b271c', '#8f6c53'),
  chestnut: colour('Chestnut', '#1f0d08', '#5a3020', '#b0754f'),
  copper: colour('Copper red', '#2b0e07', '#7f3a1d', '#d38c5a'),
  honey: colour('Honey blonde', '#4a3118', '#ad8350', '#eccf98'),
  platinum: colour('Platinum', '#5c534a', '#c2b6a4', '#f4eee1'),
  rose: colour('Rose', '#5a1f35', '#cf7f95', '#f8cdd4'),
  blue: colour('Blue', '#081a3c', '#2a62ac', '#93c3ee'),
  violet: colour('Violet', '#1d0f3a', '#6b459f', '#c0a0e2'),
  green: colour('Green', '#07241b', '#2f7c59', '#97d3ac'),
};
