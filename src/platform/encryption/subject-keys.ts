import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { randomBytes } from 'node:crypto';
import { Clock } from '../clock.js';
import { Database, type Em, rowIn } from '../database/index.js';
import { decrypt, encrypt, SecretBox, UnsealError } from './secret-box.js';

const KEY_BYTES = 32;

interface KeyRow {
  wrapped_key: string | null;
}

/** The personal data key of one user, in memory for as long as somebody works with it. */
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
}

/**
 * One data key for each user, wrapped by the {@link SecretBox}. {@link destroy} is the heart of an
 * erasure: what was sealed under the key stays where it is, and nobody can read it any more.
 */
@Injectable()
export class SubjectKeys {
  constructor(
    private readonly db: Database,
    private readonly box: SecretBox,
    private readonly clock: Clock,
  ) {}

  /**
   * The user's key, made at its first use. Undefined once it was destroyed: then nothing personal of
   * this user may be kept any more.
   */
  async ensure(em: Em, userId: string): Promise<OpenSubjectKey | undefined> {
    const fresh = this.box.seal(randomBytes(KEY_BYTES), purposeOf(userId));
    const row = await rowIn(
      em,
      sql<KeyRow>`
        insert into subject_key (user_id, wrapped_key, created_at)
        values (${userId}, ${fresh}, ${this.clock.now()})
        on conflict (user_id) do update set user_id = excluded.user_id
        returning wrapped_key`,
    );
    return this.unwrap(userId, row);
  }

  /** The user's key, or undefined where there is none or it was destroyed. */
  async find(userId: string): Promise<OpenSubjectKey | undefined> {
    const row = await this.db.row(
      sql<KeyRow>`select wrapped_key from subject_key where user_id = ${userId}`,
    );
    return this.unwrap(userId, row);
  }

  /** Destroys the key for good in the transaction of `em`, also of a user who never had one. */
  async destroy(em: Em, userId: string): Promise<void> {
    const now = this.clock.now();
    await rowIn(
      em,
      sql`
        insert into subject_key (user_id, wrapped_key, created_at, destroyed_at)
        values (${userId}, null, ${now}, ${now})
        on conflict (user_id) do update
        set wrapped_key = null, destroyed_at = coalesce(subject_key.destroyed_at, excluded.destroyed_at)`,
    );
  }

  private unwrap(userId: string, row: KeyRow | undefined): OpenSubjectKey | undefined {
    if (!row?.wrapped_key) return undefined;
    const key = this.box.open(row.wrapped_key, purposeOf(userId));
    if (key.length !== KEY_BYTES) throw new UnsealError('not a subject key');
    return new OpenSubjectKey(key);
  }
}

function purposeOf(userId: string): string {
  return `subject-key:${userId}`;
}
