import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsDate, IsInt } from 'class-validator';

const INTEGER = /^-?\d{1,15}$/;
/** RFC 3339, as the contract's `date-time`. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/i;

const reads = (pattern: RegExp, read: (text: string) => unknown) =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && pattern.test(value) ? read(value) : value,
  );

/** A query parameter that is a whole number, in digits: JavaScript would read ` 7 ` and `0x10` as well. */
export const IsIntegerText = () => applyDecorators(reads(INTEGER, Number), IsInt());

/** A query parameter that is a moment: JavaScript would take `foo 1` for one in 2001. */
export const IsTimeText = () =>
  applyDecorators(
    reads(TIME, (text) => timeOf(text) ?? text),
    IsDate({ message: '$property must be a time such as 2026-11-21T12:00:00Z' }),
  );

/** Undefined for days that there are not, which JavaScript moves into the next month. */
function timeOf(text: string): Date | undefined {
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  const isDay = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text.slice(0, 10));
  const time = new Date(text);
  return isDay && !Number.isNaN(time.getTime()) ? time : undefined;
}
