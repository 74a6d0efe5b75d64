import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { createHmac, randomBytes } from 'node:crypto';
import { BoundedMap } from '../bounded-map.js';
import { Clock } from '../clock.js';
import { Database, DatabaseEvents, type Em, rowsIn } from '../database/index.js';
import { decrypt, encrypt, SecretBox, UnsealError } from './secret-box.js';

const KEY_BYTES = 32;
/** Channel on which the id of a subject says that its key was destroyed. */
const KEY_DESTROYED = 'subject_key_destroyed';
const MAX_REMEMBERED = 10_000;
/** The bound on the use of a destroyed key (5 s) if the push that tells of it is lost. */
const REMEMBERED_MS = 4_000;

interface KeyRow {
  wrapped_key: string | null;
}

interface RememberedKey {
  readonly key: OpenSubjectKey;
  readonly loadedAtMs: number;
}

type Run = (query: RawBuilder<KeyRow>) => Promise<KeyRow[]>;

/** The personal data key of one subject, in memory for as long as somebody works with it. */
export class OpenSubjectKey {
  constructor(private readonly key: Buffer) {}

  /** @returns nonce, ciphertext and tag in base64url */
  seal(plain: string, purpose: string): string {
    return encrypt(this.key, plain, purpose).toString('base64url');
  }

  /** @throws UnsealError */
  open(sealed: string, purpose: string): string {
    return decrypt(this.key, Buffer.from(sealed, 'base64url'), purpose).toString();
  }

  /** Names a text: equal texts have equal names, until nobody can tell any more which text it was. */
  nameOf(text: string, purpose: string): string {
    return createHmac('sha256', this.key).update(`${purpose}\0${text}`).digest('hex').slice(0, 32);
  }
}

/**
 * One data key for each subject, wrapped by the {@link SecretBox}. A subject is a user, or strangers
 * whom something has in common; its id is a uuid. {@link destroy} is the heart of an erasure: what
 * was sealed under the key stays where it is, and nobody can read it any more.
 */
@Injectable()
export class SubjectKeys implements OnModuleInit {
  private readonly remembered = new BoundedMap<string, RememberedKey>(MAX_REMEMBERED);
  /** Rises with every push, so that a key read before one is not remembered after it. */
  private pushes = 0;

  constructor(
    private readonly db: Database,
    private readonly events: DatabaseEvents,
    private readonly box: SecretBox,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.events.listen(KEY_DESTROYED, (subjectId) => {
      this.pushes += 1;
      this.remembered.delete(subjectId);
    });
    this.events.onReconnect(() => {
      this.pushes += 1;
      this.remembered.deleteWhere(() => true);
    });
  }

  /**
   * The subject's key for sealing, made at its first use in the transaction of `em`. Undefined once it
   * was destroyed: then nothing personal of this subject may be kept any more.
   */
  async ensure(em: Em, subjectId: string): Promise<OpenSubjectKey | undefined> {
    // Not remembered: what a transaction reads may be its own work and roll back with it.
    return this.fresh(subjectId) ?? (await this.obtain((query) => rowsIn(em, query), subjectId));
  }

  /** The same outside of any transaction; mostly from memory. */
  async ensureNow(subjectId: string): Promise<OpenSubjectKey | undefined> {
    const known = this.fresh(subjectId);
    if (known) return known;
    const pushes = this.pushes;
    const loadedAtMs = performance.now();
    const key = await this.obtain((query) => this.db.rows(query), subjectId);
    if (key && pushes === this.pushes) this.remembered.set(subjectId, { key, loadedAtMs });
    return key;
  }

  /** The subject's key for reading, or undefined where there is none or it was destroyed. */
  async find(subjectId: string): Promise<OpenSubjectKey | undefined> {
    return (await this.findMany([subjectId])).get(subjectId);
  }

  /** The keys that there are of these subjects, for reading. Always asks the database. */
  async findMany(subjectIds: readonly string[]): Promise<ReadonlyMap<string, OpenSubjectKey>> {
    if (subjectIds.length === 0) return new Map();
    const rows = await this.db.rows(sql<KeyRow & { user_id: string; wrapped_key: string }>`
      select user_id, wrapped_key from subject_key
      where user_id = any(${[...new Set(subjectIds)]}::uuid[]) and wrapped_key is not null`);
    return new Map(rows.map((row) => [row.user_id, this.unwrap(row.user_id, row.wrapped_key)]));
  }

  /** Subjects whose ids lie from the first up to before the second, and whose key still lives. */
  async livingBetween(from: string, before: string): Promise<string[]> {
    const rows = await this.db.rows(sql<{ user_id: string }>`
      select user_id from subject_key
      where user_id >= ${from}::uuid and user_id < ${before}::uuid and wrapped_key is not null
      order by user_id`);
    return rows.map(({ user_id }) => user_id);
  }

  /** Destroys the key for good in the transaction of `em`, also of a subject that never had one. */
  async destroy(em: Em, subjectId: string): Promise<void> {
    const now = this.clock.now();
    await rowsIn(
      em,
      sql`
        insert into subject_key (user_id, wrapped_key, created_at, destroyed_at)
        values (${subjectId}, null, ${now}, ${now})
        on conflict (user_id) do update
        set wrapped_key = null, destroyed_at = coalesce(subject_key.destroyed_at, excluded.destroyed_at)`,
    );
    await this.events.notify(em, KEY_DESTROYED, subjectId);
  }

  private fresh(subjectId: string): OpenSubjectKey | undefined {
    const known = this.remembered.get(subjectId);
    return known && performance.now() - known.loadedAtMs < REMEMBERED_MS ? known.key : undefined;
  }

  /** Reads before it writes, so that transactions of one subject do not wait for each other. */
  private async obtain(run: Run, subjectId: string): Promise<OpenSubjectKey | undefined> {
    const read = sql<KeyRow>`select wrapped_key from subject_key where user_id = ${subjectId}`;
    const [found] = await run(read);
    if (found) return this.unwrapped(subjectId, found);
    const fresh = this.box.seal(randomBytes(KEY_BYTES), purposeOf(subjectId));
    const [made] = await run(sql<KeyRow>`
      insert into subject_key (user_id, wrapped_key, created_at)
      values (${subjectId}, ${fresh}, ${this.clock.now()})
      on conflict (user_id) do nothing returning wrapped_key`);
    // Somebody else was quicker: by now that one's key can be read.
    return this.unwrapped(subjectId, made ?? (await run(read))[0]);
  }

  private unwrapped(subjectId: string, row: KeyRow | undefined): OpenSubjectKey | undefined {
    return row?.wrapped_key ? this.unwrap(subjectId, row.wrapped_key) : undefined;
  }

  private unwrap(subjectId: string, wrapped: string): OpenSubjectKey {
    const key = this.box.open(wrapped, purposeOf(subjectId));
    if (key.length !== KEY_BYTES) throw new UnsealError('not a subject key');
    return new OpenSubjectKey(key);
  }
}

function purposeOf(subjectId: string): string {
  return `subject-key:${subjectId}`;
}
