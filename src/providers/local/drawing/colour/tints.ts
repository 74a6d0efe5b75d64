/** Red, green and blue of a colour as `#rrggbb`. */
function channels(tint: string): number[] {
  return [1, 3, 5].map((at) => parseInt(tint.slice(at, at + 2), 16));
}

/** A colour on the way from one to another; `share` of the other. Mixed in sRGB, as printers' ink looks. */
export function mixed(tint: string, other: string, share: number): string {
  const [from, to] = [channels(tint), channels(other)];
  return `#${from
    .map((value, i) =>
      Math.round(value + (to[i]! - value) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

export const lighter = (tint: string, share: number): string => mixed(tint, '#ffffff', share);

/** Towards a warm dark instead of black, so that shadows do not look dirty. */
export const darker = (tint: string, share: number): string => mixed(tint, '#3b2340', share);

/** How light a colour looks, from 0 to 1: the usual weights of its channels. */
export function lightness(tint: string): number {
  const [r, g, b] = channels(tint);
  return (0.299 * r! + 0.587 * g! + 0.114 * b!) / 255;
}
