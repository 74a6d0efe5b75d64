import { v7 } from 'uuid';

/** A new UUID v7 (RFC 9562): ordered by time, with 74 random bits. */
export function newId(): string {
  return v7();
}

/** So many new ids, in order. */
export function newIds(count: number): string[] {
  return Array.from({ length: count }, newId);
}
