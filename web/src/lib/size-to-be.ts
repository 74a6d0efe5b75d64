import type { TransformationType } from '../api/types.js';
import { whole } from './format.js';
import type { FormField, FormValues } from './schema-form.js';

/** Pixels of a result that is made soon. */
const SOON_PIXELS = 400_000;

interface Size {
  width: number;
  height: number;
}

interface Photo extends Size {
  madeFrom?: Size;
}

/**
 * The fields with what the photo will become said at the one that decides it, for types whose picture is bigger;
 * that a photo was made smaller to be sent, and that the result would be larger than is made, is said there, too.
 */
export function withSizeToBe(
  fields: FormField[],
  { enlarged }: Pick<TransformationType, 'enlarged'>,
  photo: Photo | null,
  values: FormValues,
): FormField[] {
  if (!enlarged || !photo) return fields;
  return fields.map((field) => {
    const times = Number(values[field.name]);
    if (field.name !== enlarged.by || !(times > 0)) return field;
    return { ...field, hint: `${sentAs(photo)}${becomes(photo, times, enlarged.maxPixels)}` };
  });
}

function sentAs({ width, height, madeFrom }: Photo): string {
  return madeFrom
    ? `Your photo has ${sides(madeFrom)} pixels and is sent with ${sides({ width, height })}. `
    : '';
}

function becomes({ width, height }: Size, times: number, maxPixels: number): string {
  const next = { width: width * times, height: height * times };
  return next.width * next.height > maxPixels
    ? `${sides({ width, height })} pixels would become ${sides(next)}, more than the ${whole(maxPixels / 1_000_000)} megapixels that are possible.`
    : `${sides({ width, height })} pixels become ${sides(next)}. ${duration(next)}`;
}

/** Small ones are there in seconds, also where others are being made at the same time. */
function duration({ width, height }: Size): string {
  return width * height > SOON_PIXELS ? 'That can take a minute.' : 'That takes some seconds.';
}

const sides = ({ width, height }: Size) => `${whole(width)} × ${whole(height)}`;
