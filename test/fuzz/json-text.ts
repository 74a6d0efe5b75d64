/** A piece of JSON text that no value of the language gives, such as a number of 400 digits. */
export class JsonText {
  constructor(readonly text: string) {}
}

/** `JSON.stringify` for values that may hold a {@link JsonText}, and may be nested very deep. */
export function toJson(value: unknown): string {
  if (value instanceof JsonText) return value.text;
  if (Array.isArray(value)) return `[${value.map(toJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}:${toJson(item)}`,
  );
  return `{${members.join(',')}}`;
}
