import type { RgbaImage, RgbImage } from '../imaging/plane.js';
import type { ParameterSchemas, ParameterValues } from '../parameters.js';

/** Longest side of a finished look, its frame included, in pixels. */
export const LOOK_MAX_SIDE = 1536;

/** A way to turn a photo into another picture. Pure: equal photo, parameters and seed give equal pixels. */
export interface Look<S extends ParameterSchemas = ParameterSchemas> {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly parameters: S;
  /**
   * Finds out whether the photo shows what the look needs, without making anything of it.
   * @throws EngineRefusal when it does not
   */
  readonly check?: (photo: RgbImage) => Promise<unknown>;
  /** Share of the photo's longest side that a frame adds, so that the result stays within the limit. */
  frameShare(values: ParameterValues<S>): number;
  /**
   * A picture with transparency is kept as PNG.
   * @throws EngineRefusal when the photo does not show what the look needs
   */
  render(
    photo: RgbImage,
    values: ParameterValues<S>,
    seed: number,
  ): RgbImage | RgbaImage | Promise<RgbImage | RgbaImage>;
}

/** Fixes the type of the parameters of one look. */
export function defineLook<const S extends ParameterSchemas>(look: Look<S>): Look<S> {
  return look;
}

/** Scale of strokes, grain and dots: 1 for a picture of the full size, less for smaller ones. */
export function detailScale(image: { width: number; height: number }): number {
  return Math.max(0.45, Math.max(image.width, image.height) / LOOK_MAX_SIDE);
}

export const NO_FRAME = () => 0;
