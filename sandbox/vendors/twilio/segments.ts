/** The letters of GSM 03.38 that take one septet, and those that take two. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENDED = '^{}\\[~]|€\f';

/** How many messages a text takes on the network: 160 septets or 70 UTF-16 units, less when split. */
export function segmentsOf(text: string): number {
  const letters = [...text];
  if (letters.every((letter) => BASIC.includes(letter) || EXTENDED.includes(letter))) {
    return split(
      letters.length + letters.filter((letter) => EXTENDED.includes(letter)).length,
      160,
      153,
    );
  }
  return split(text.length, 70, 67);
}

function split(length: number, alone: number, each: number): number {
  return length <= alone ? 1 : Math.ceil(length / each);
}
