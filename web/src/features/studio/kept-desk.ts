import { createStore, del, entries, get, set } from 'idb-keyval';

import { randomId } from '../../lib/random-id.js';
import type { FormValues } from '../../lib/schema-form.js';

/**
 * What lies on the table, kept by the browser for the tab: through a reload, which phones do by
 * themselves, and through signing in at a provider's page. Other tabs have tables of their own, and
 * nothing of it is sent anywhere. Where a browser keeps nothing, everything works without.
 */
const TAB = 'pixshift-table';
const WISHES = 'pixshift-wishes';
const WANTED = 'pixshift-wanted';
const RUNS = 'pixshift-runs';
/** A tab that was closed cannot clear its photo away: the next visit does. */
const LIFE_MS = 2 * 3_600_000;

/** What lies there: a file, or the picture of a run by its id. */
export type KeptPhoto = { readonly file: File } | { readonly work: string };

type Kept = KeptPhoto & { readonly at: number };

const photos = () => createStore('pixshift', 'photos');

export async function keepPhoto(photo: KeptPhoto | null): Promise<void> {
  try {
    const store = photos();
    if (photo) await set(tab(), { ...photo, at: Date.now() } satisfies Kept, store);
    else await del(tab(), store);
  } catch {
    // Private windows and full disks: the table is as good as the page lives.
  }
}

export async function keptPhoto(): Promise<KeptPhoto | null> {
  try {
    const store = photos();
    for (const [key, { at }] of await entries<string, Kept>(store)) {
      if (at < Date.now() - LIFE_MS) await del(key, store);
    }
    return (await get<Kept>(tab(), store)) ?? null;
  } catch {
    return null;
  }
}

export function keepWishes(wishes: ReadonlyMap<string, FormValues>): void {
  writeMap(WISHES, wishes);
}

export function keptWishes(): Map<string, FormValues> {
  return readMap(WISHES);
}

/** The last run of each look that was begun in this tab. */
export function keepRuns(runs: ReadonlyMap<string, string>): void {
  writeMap(RUNS, runs);
}

export function keptRuns(): Map<string, string> {
  return readMap(RUNS);
}

export function keepWanted(slug: string | null): void {
  write(WANTED, slug);
}

export function keptWanted(): string | null {
  return read(WANTED);
}

function tab(): string {
  const name = read(TAB) ?? randomId();
  write(TAB, name);
  return name;
}

function readMap<T>(key: string): Map<string, T> {
  try {
    return new Map(JSON.parse(read(key) ?? '[]') as [string, T][]);
  } catch {
    return new Map();
  }
}

function writeMap(key: string, map: ReadonlyMap<string, unknown>): void {
  write(key, map.size > 0 ? JSON.stringify([...map]) : null);
}

function read(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {
    // As above.
  }
}
