import { EngineRefusal } from '../engine-refusal.js';

export type Scale = 2 | 4;

/** What printers and viewers still take, in a minute on a machine that is busy: twice a photo of 12 megapixels. */
export const MAX_OUTPUT_PIXELS = 50_000_000;

/** Above this a doubling goes without the network, which takes half a minute for so much on a busy machine. */
export const MAX_NETWORK_PIXELS = 500_000;

/**
 * The last guard: the catalogue refuses such runs before they begin, and says what is possible.
 * @throws EngineRefusal PHOTO_TOO_LARGE
 */
export function refuseTooLarge(width: number, height: number, scale: Scale): void {
  if (width * height * scale * scale <= MAX_OUTPUT_PIXELS) return;
  const megapixels = MAX_OUTPUT_PIXELS / 1_000_000;
  throw new EngineRefusal(
    'PHOTO_TOO_LARGE',
    `This photo times ${scale} would have more than the ${megapixels} megapixels that can be made.`,
    'scale',
  );
}
