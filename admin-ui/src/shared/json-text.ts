const WIDTH = 88;

/** JSON as a person would write it: what fits on a line stands on one line. */
export function toJsonText(value: unknown): string {
  return value === undefined || value === null ? '' : write(value, '');
}

/** The value of a text that is JSON; nothing where it is empty. @throws SyntaxError */
export function fromJsonText(text: string | null | undefined): unknown {
  return text?.trim() ? (JSON.parse(text) as unknown) : undefined;
}

function write(value: unknown, indent: string): string {
  const flat = onOneLine(value);
  if (typeof value !== 'object' || value === null || indent.length + flat.length <= WIDTH) {
    return flat;
  }
  const inner = `${indent}  `;
  const [open, close, lines] = Array.isArray(value)
    ? ['[', ']', value.map((item) => write(item, inner))]
    : [
        '{',
        '}',
        Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${write(item, inner)}`),
      ];
  return `${open}\n${lines.map((line) => inner + line).join(',\n')}\n${indent}${close}`;
}

function onOneLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  const entries = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}: ${onOneLine(item)}`,
  );
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
