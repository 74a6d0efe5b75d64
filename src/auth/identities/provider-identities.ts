import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Clock } from '../../platform/clock.js';
import { Database, type Em, newId, rowIn, rowsIn } from '../../platform/database/index.js';
import { SecretBox, UnsealError } from '../../platform/encryption/index.js';
import type { OAuthVendor } from '../../platform/vendors/index.js';

/** By whom somebody is known, and as what: the key of an identity. */
export interface Subject {
  readonly provider: OAuthVendor;
  readonly issuer: string;
  readonly subject: string;
}

/** What a provider says of somebody at each sign-in. */
export interface ProviderWord extends Subject {
  readonly email: string | null;
  readonly emailVerified: boolean;
  /** The provider's tokens, in clear; they are stored sealed. */
  readonly tokens: object;
}

export interface KnownIdentity {
  readonly id: string;
  readonly userId: string;
}

interface TokensRow {
  id: string;
  provider_tokens: string;
}

const BATCH = 200;

/** The ways in that a provider opens. Its tokens are sealed, bound to the identity's id. */
@Injectable()
export class ProviderIdentities {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly box: SecretBox,
  ) {}

  /** By subject only: addresses change hands. */
  async find(subject: Subject, em?: Em): Promise<KnownIdentity | undefined> {
    const query = sql<{ id: string; user_id: string }>`
      select id, user_id from identity where ${is(subject)}`;
    const row = em ? await rowIn(em, query) : await this.db.row(query);
    return row && { id: row.id, userId: row.user_id };
  }

  /** Adds a way in, in the transaction of `em`. Resolves with its id. */
  async add(em: Em, userId: string, word: ProviderWord): Promise<string> {
    const id = newId();
    const now = this.clock.now();
    await rowsIn(
      em,
      sql`
        insert into identity (id, created_at, updated_at, user_id, provider, issuer, provider_user_id,
                              email_at_provider, email_verified_by_provider, provider_tokens,
                              last_used_at)
        values (${id}, ${now}, ${now}, ${userId}, ${word.provider}, ${word.issuer}, ${word.subject},
                ${word.email}, ${word.emailVerified}, ${this.seal(id, word.tokens)}, ${now})`,
    );
    return id;
  }

  /** Brings an identity up to what its provider says now, and notes that it was used. */
  async update(em: Em, id: string, word: ProviderWord): Promise<void> {
    const now = this.clock.now();
    await rowsIn(
      em,
      sql`
        update identity
        set email_at_provider = ${word.email}, email_verified_by_provider = ${word.emailVerified},
            provider_tokens = ${this.seal(id, word.tokens)}, last_used_at = ${now}, updated_at = ${now}
        where id = ${id}`,
    );
  }

  /**
   * Seals tokens anew that were sealed with a key before the one in use, so that it can be thrown
   * away. Resolves with how many there were.
   */
  async reseal(): Promise<number> {
    let resealed = 0;
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const rows = await this.db.rows(sql<TokensRow>`
        select id, provider_tokens from identity
        where provider_tokens is not null and id > ${after} order by id limit ${BATCH}`);
      for (const row of rows) if (await this.resealOne(row)) resealed += 1;
      const last = rows.at(-1);
      if (!last || rows.length < BATCH) return resealed;
      after = last.id;
    }
  }

  /** Only over what was read: a sign-in at the same moment has newer tokens. */
  private async resealOne({ id, provider_tokens: sealed }: TokensRow): Promise<boolean> {
    if (!this.box.isOutdated(sealed)) return false;
    const tokens = this.opened(id, sealed);
    if (!tokens) return false;
    const fresh = this.box.seal(tokens, purposeOf(id));
    const rows = await this.db.rows(sql`
      update identity set provider_tokens = ${fresh}, updated_at = ${this.clock.now()}
      where id = ${id} and provider_tokens = ${sealed} returning id`);
    return rows.length > 0;
  }

  /** Undefined where the key is gone: then nobody can read them any more, and the next sign-in replaces them. */
  private opened(id: string, sealed: string): Buffer | undefined {
    try {
      return this.box.open(sealed, purposeOf(id));
    } catch (error) {
      if (error instanceof UnsealError) return undefined;
      throw error;
    }
  }

  private seal(id: string, tokens: object): string {
    return this.box.seal(JSON.stringify(tokens), purposeOf(id));
  }
}

function is({ provider, issuer, subject }: Subject): RawBuilder<unknown> {
  return sql`provider = ${provider} and issuer = ${issuer} and provider_user_id = ${subject}`;
}

function purposeOf(identityId: string): string {
  return `identity-token:${identityId}`;
}
