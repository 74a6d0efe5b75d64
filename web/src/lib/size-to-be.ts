import type { TransformationType } from '../api/types.js';
import { whole } from './format.js';
import type { FormField, FormValues } from './schema-form.js';

interface Size {
  width: number;
  height: number;
}

/** The fields with what the photo will become said at the one that decides it, for types whose picture is bigger. */
export function withSizeToBe(
  fields: FormField[],
  { enlarged }: Pick<TransformationType, 'enlarged'>,
  photo: Size | null,
  values: FormValues,
): FormField[] {
  if (!enlarged || !photo) return fields;
  return fields.map((field) => {
    const times = Number(values[field.name]);
    if (field.name !== enlarged.by || !(times > 0)) return field;
    const { width, height } = photo;
    const becomes = `${size(width, height)} pixels become ${size(width * times, height * times)}.`;
    return { ...field, hint: becomes };
  });
}

const size = (width: number, height: number) => `${whole(width)} × ${whole(height)}`;
