import { sql } from 'kysely';
import { hash } from 'node:crypto';

export const HASH_BYTES = 32;
export const FIRST_PREV_HASH = Buffer.alloc(HASH_BYTES);

const inUtc = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/**
 * Every column of the event `e` as one JSON array, in PostgreSQL's own text of it: strings are quoted,
 * jsonb has one order of keys, numbers keep their digits, times are UTC to the microsecond. So two
 * different rows never have the same text. Personal columns stand in it as they are stored, sealed.
 */
export const CANONICAL_EVENT = sql<string>`
  jsonb_build_array(e.seq, e.id, ${inUtc('e.created_at')}, e.actor_id, e.actor, e.action,
    e.entity_type, e.entity_id, e.diff, e.personal, e.personal_key, e.origin, e.origin_key,
    e.request_id)::text`;

/** When the seal `s` was made, as its hash covers it. */
export const CANONICAL_SEALED_AT = sql<string>`${inUtc('s.sealed_at')}`;

export interface Link {
  readonly prevHash: Buffer;
  readonly position: number;
  /** As {@link CANONICAL_SEALED_AT}. */
  readonly sealedAt: string;
  /** As {@link CANONICAL_EVENT}. */
  readonly event: string;
}

/**
 * SHA-256 over the hash before (32 bytes), then position, time and event, a line each. At one go: an
 * object that hashes step by step weighs more than what it hashes, and a trail has millions.
 */
export function hashOf({ prevHash, position, sealedAt, event }: Link): Buffer {
  const rest = Buffer.from(`${position}\n${sealedAt}\n${event}`);
  return hash('sha256', Buffer.concat([prevHash, rest]), 'buffer');
}

/** A moment as {@link CANONICAL_SEALED_AT} will read it. */
export function canonicalTime(at: Date): string {
  return at.toISOString().replace('Z', '000Z');
}

/** A root as people keep it: the number of seals up to it and its hash, e.g. `1024:9f86…`. */
export const ROOT = /^(\d{1,15}):([0-9a-f]{64})$/;

export function formatRoot(position: number | string, hash: Buffer): string {
  return `${position}:${hash.toString('hex')}`;
}

/** Undefined where the text is no {@link ROOT}. */
export function parseRoot(root: string): { position: number; hash: Buffer } | undefined {
  const [, position, hash] = ROOT.exec(root) ?? [];
  return position && hash
    ? { position: Number(position), hash: Buffer.from(hash, 'hex') }
    : undefined;
}
