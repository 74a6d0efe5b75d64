import { formatMoney, formatTime, humanise } from './format';

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** One line of what an audit event says, in words. */
export interface DiffLine {
  readonly name: string;
  readonly kind: 'changed' | 'added' | 'removed' | 'fact';
  readonly before?: string;
  readonly after?: string;
}

/**
 * The lines of a diff. `[before, after]` is a change: of lists, what came and went is told, and of
 * objects every field that differs. Everything else is a fact.
 */
export function diffLines(diff: Readonly<Record<string, unknown>>): DiffLine[] {
  return Object.entries(withMoney(diff, currencyOf(diff))).flatMap(([name, value]) =>
    isChange(value)
      ? changes(nameOf(name), value[0], value[1])
      : [{ name: nameOf(name), kind: 'fact', after: inWords(value) }],
  );
}

const MINOR = /Minor$/;
const IN_SMALLEST_UNIT = ' (in the smallest unit of its currency)';
/** Roles, states and the like. Three letters are a currency and stay as they are. */
const CODE = /^[A-Z]{4,}$|^[A-Z]+(_[A-Z]+)+$/;

/** Amounts in a currency's smallest unit as money, at any depth; where no currency is told, as they are. */
function withMoney(
  fields: Readonly<Record<string, unknown>>,
  currency: string | undefined,
): Record<string, unknown> {
  const told = currencyOf(fields) ?? currency;
  const as = (value: unknown, isMinor: boolean): unknown => {
    if (isMinor && typeof value === 'number' && told) return formatMoney(value, told);
    if (Array.isArray(value)) return value.map((part) => as(part, isMinor));
    return isObject(value) ? withMoney(value, told) : value;
  };
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.replace(MINOR, told ? '' : IN_SMALLEST_UNIT),
      as(value, MINOR.test(name)),
    ]),
  );
}

const currencyOf = ({ currency }: Readonly<Record<string, unknown>>): string | undefined =>
  typeof currency === 'string' && /^[A-Z]{3}$/.test(currency) ? currency : undefined;

function changes(name: string, before: unknown, after: unknown): DiffLine[] {
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys
      .filter((key) => !isSame(before[key], after[key]))
      .flatMap((key) => changes(`${name}: ${nameOf(key)}`, before[key], after[key]));
  }
  if (isTexts(before) && isTexts(after)) {
    const gone = before.filter((item) => !after.includes(item));
    const come = after.filter((item) => !before.includes(item));
    if (gone.length + come.length > 0) {
      return [
        ...(gone.length > 0 ? [{ name, kind: 'removed' as const, before: inWords(gone) }] : []),
        ...(come.length > 0 ? [{ name, kind: 'added' as const, after: inWords(come) }] : []),
      ];
    }
  }
  if (isNothing(before)) return [{ name, kind: 'added', after: inWords(after) }];
  if (isNothing(after)) return [{ name, kind: 'removed', before: inWords(before) }];
  return [{ name, kind: 'changed', before: inWords(before), after: inWords(after) }];
}

/** `bundleCredits` → `Bundle credits`. */
function nameOf(field: string): string {
  return humanise(field.replace(/([a-z0-9])([A-Z])/g, '$1 $2'));
}

function inWords(value: unknown): string {
  if (isNothing(value)) return 'nothing';
  if (typeof value === 'string') {
    if (MOMENT.test(value)) return formatTime(value, true);
    return CODE.test(value) ? humanise(value) : value;
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (isTexts(value)) return value.map(inWords).join(', ');
  if (isObject(value)) {
    return Object.entries(value)
      .map(([key, part]) => `${nameOf(key).toLowerCase()} ${inWords(part)}`)
      .join(', ');
  }
  return JSON.stringify(value);
}

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length);
const isChange = (value: unknown): value is [unknown, unknown] =>
  Array.isArray(value) && value.length === 2;
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
