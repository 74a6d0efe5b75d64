import { InvalidFieldError } from '../platform/errors/index.js';
import type { RunnableType } from './runnable-type.js';

type Sized = Pick<RunnableType, 'outputSpec' | 'inputSchema'>;

interface PhotoSize {
  readonly width: number | null;
  readonly height: number | null;
}

/**
 * Refuses a run whose picture would have more pixels than the type allows, and says what is possible.
 * @param photos the uploads that go in, in pixels
 * @throws InvalidFieldError naming the field that says how much bigger it is to be
 */
export function refuseTooLarge(
  type: Sized,
  inputs: Readonly<Record<string, unknown>>,
  photos: readonly PhotoSize[],
): void {
  const { enlarged } = type.outputSpec;
  if (!enlarged) return;
  const { by, maxPixels } = enlarged;
  const scale = Number(inputs[by]);
  for (const { width, height } of photos) {
    if (width === null || height === null) continue;
    const fits = (times: number): boolean => width * height * times * times <= maxPixels;
    if (fits(scale)) continue;
    const choices = (type.inputSchema.properties[by]?.enum ?? []).map(Number);
    const lower = choices.filter((times) => times < scale && fits(times));
    const possible =
      lower.length > 0
        ? `Times ${Math.max(...lower)} is possible.`
        : 'This photo is as large as it can be.';
    throw new InvalidFieldError(
      `inputs.${by}`,
      `${pixels(width, height)} pixels times ${scale} are ${pixels(width * scale, height * scale)}, ` +
        `more than the ${Math.floor(maxPixels / 1_000_000)} megapixels that can be made. ${possible}`,
    );
  }
}

function pixels(width: number, height: number): string {
  return `${width.toLocaleString('en')} × ${height.toLocaleString('en')}`;
}
