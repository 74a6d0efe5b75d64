import { CompiledQuery, type RawBuilder, sql } from 'kysely';
import type pg from 'pg';

const MARK = '/* prepared */ ';

/** Every marked text of the program with the name that it has on each connection. */
const names = new Map<string, string>();

/**
 * Marks a hot statement, so that each connection has it parsed and planned once instead of every time.
 * Only for texts that are always the same: one with a list of changing length in it would be kept once
 * for every length.
 */
export function prepared<T>(query: RawBuilder<T>): RawBuilder<T> {
  return sql<T>`${sql.raw(MARK)}${query}`;
}

/** {@link prepared} for a text with its values in order. */
export function preparedText(text: string, values: readonly unknown[]): CompiledQuery {
  return CompiledQuery.raw(MARK + text, [...values]);
}

/** `text` as it is sent: with its name where it is marked. */
export function namedIfMarked(text: unknown): unknown {
  return typeof text === 'string' && text.startsWith(MARK) ? named(text) : text;
}

function named(text: string): pg.QueryConfig {
  let name = names.get(text);
  if (name === undefined) {
    name = `prepared-${names.size + 1}`;
    names.set(text, name);
  }
  return { name, text };
}
