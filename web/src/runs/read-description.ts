export interface Description {
  heading: string;
  paragraphs: string[];
  /** Named colours, where the text lists some. */
  colours: { name: string; hex: string }[];
  /** How it was made; the last paragraph of a text that says so. */
  origin: string | undefined;
}

const COLOURS = 'Colours: ';
const COLOUR = /^(.+) (#[0-9a-f]{6})$/;
const ORIGIN = 'Made from templates';

/** Takes a description apart: a heading, paragraphs, a line of colours and how it was made, each after an empty line. */
export function readDescription(text: string): Description {
  const [heading = '', ...parts] = text.trim().split(/\n{2,}/);
  const colours = parts.find((part) => part.startsWith(COLOURS));
  const origin = parts.findLast((part) => part.startsWith(ORIGIN));
  return {
    heading,
    paragraphs: parts.filter((part) => part !== colours && part !== origin),
    colours: (colours?.slice(COLOURS.length).split(', ') ?? []).flatMap((item) => {
      const [, name, hex] = COLOUR.exec(item) ?? [];
      return name && hex ? [{ name, hex }] : [];
    }),
    origin,
  };
}
