export interface Placed {
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * Places tiles of known shape in columns, each under the shortest one, so that reading order and
 * place agree and later pages never move what is already there.
 */
export function masonry(
  ratios: readonly number[],
  width: number,
  columns: number,
  gap: number,
  caption: number,
): { tiles: Placed[]; height: number } {
  const column = (width - gap * (columns - 1)) / columns;
  const ends = Array.from({ length: columns }, () => 0);
  const tiles = ratios.map((ratio) => {
    const shortest = ends.indexOf(Math.min(...ends));
    const height = column / ratio + caption;
    const tile = {
      left: shortest * (column + gap),
      top: ends[shortest]!,
      width: column,
      height,
    };
    ends[shortest] = tile.top + height + gap;
    return tile;
  });
  return { tiles, height: Math.max(0, Math.max(...ends) - gap) };
}

/** @param width in rem, so that larger letters get wider tiles */
export function columnsFor(width: number): number {
  if (width < 20) return 1;
  if (width < 32) return 2;
  if (width < 54) return 3;
  return width < 69 ? 4 : 5;
}
