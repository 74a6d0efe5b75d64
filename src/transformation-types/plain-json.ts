import { isObject, type Problems } from './problem.js';

const MAX_DEPTH = 8;
const MAX_VALUES = 4_000;
const MAX_CHARACTERS = 60_000;
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/;
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Checks that a value from outside is JSON of a size that is fit to be kept and walked: every later
 * check may recurse into it. Walks without recursion itself. True where it is.
 */
export function checkPlainJson(root: unknown, field: string, problems: Problems): boolean {
  const before = problems.list.length;
  const waiting: { value: unknown; path: string; depth: number }[] = [
    { value: root, path: field, depth: 0 },
  ];
  let values = 0;
  let characters = 0;
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    const { value, path, depth } = at;
    if (typeof value === 'string') characters += value.length;
    if (++values > MAX_VALUES || characters > MAX_CHARACTERS) {
      problems.add(field, 'This is too large.');
      return false;
    }
    if (depth > MAX_DEPTH) {
      problems.add(path, `This is nested more than ${MAX_DEPTH} levels deep.`);
      return false;
    }
    if (typeof value === 'string') {
      if (!isCleanText(value)) problems.add(path, 'This has characters that cannot be used.');
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        if (waiting.length > MAX_VALUES) break;
        waiting.push({ value: item, path: `${path}[${index}]`, depth: depth + 1 });
      }
    } else if (isObject(value)) {
      for (const [key, item] of Object.entries(value)) {
        characters += key.length;
        if (waiting.length > MAX_VALUES) break;
        if (!isCleanText(key) || key === '__proto__') {
          problems.add(path, 'A name in here cannot be used.');
        } else {
          waiting.push({ value: item, path: `${path}.${key.slice(0, 60)}`, depth: depth + 1 });
        }
      }
    } else if (typeof value === 'number') {
      if (!Number.isFinite(value)) problems.add(path, 'This is not a number.');
    } else if (typeof value !== 'boolean' && value !== null && value !== undefined) {
      problems.add(path, 'This cannot be kept.');
    }
  }
  return problems.list.length === before;
}

/** True for text without control characters (line breaks and tabs may be) and broken surrogates. */
export function isCleanText(text: string): boolean {
  return !CONTROL.test(text) && !LONE_SURROGATE.test(text);
}
