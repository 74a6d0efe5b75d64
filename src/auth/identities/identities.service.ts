import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Clock } from '../../platform/clock.js';
import { Database, type Em, newId, rowIn, rowsIn } from '../../platform/database/index.js';
import type { IdentityProvider } from './identity.entity.js';

export interface NewIdentity {
  readonly userId: string;
  readonly provider: IdentityProvider;
  readonly issuer?: string;
  readonly providerUserId: string;
}

export interface FoundIdentity {
  readonly id: string;
  readonly userId: string;
}

/** The ways in of users. */
@Injectable()
export class IdentitiesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Adds a way in, in the transaction of `em`. Resolves with its id. */
  async add(em: Em, identity: NewIdentity): Promise<string> {
    const id = newId();
    const now = this.clock.now();
    await rowsIn(
      em,
      sql`
        insert into identity (id, created_at, updated_at, user_id, provider, issuer, provider_user_id,
                              last_used_at)
        values (${id}, ${now}, ${now}, ${identity.userId}, ${identity.provider},
                ${identity.issuer ?? ''}, ${identity.providerUserId}, ${now})`,
    );
    return id;
  }

  /** The identity of somebody who signs in with a password; made where there is none yet. */
  async ensurePassword(em: Em, userId: string): Promise<void> {
    const now = this.clock.now();
    await rowsIn(
      em,
      sql`
        insert into identity (id, created_at, updated_at, user_id, provider, provider_user_id, last_used_at)
        values (${newId()}, ${now}, ${now}, ${userId}, 'password', ${userId}, ${now})
        on conflict (provider, issuer, provider_user_id) do nothing`,
    );
  }

  /** The way in with this subject of a provider of our own, noting that it is used now. */
  async use(
    em: Em,
    provider: IdentityProvider,
    subject: string,
  ): Promise<FoundIdentity | undefined> {
    const now = this.clock.now();
    const row = await rowIn(
      em,
      sql<{ id: string; user_id: string }>`
        update identity set last_used_at = ${now}, updated_at = ${now}
        where provider = ${provider} and issuer = '' and provider_user_id = ${subject}
        returning id, user_id`,
    );
    return row && { id: row.id, userId: row.user_id };
  }

  /** Gives the user's way in by this provider another subject, as when a number changes. */
  async changeSubject(
    em: Em,
    userId: string,
    provider: IdentityProvider,
    subject: string,
  ): Promise<void> {
    await rowsIn(
      em,
      sql`update identity set provider_user_id = ${subject}, updated_at = ${this.clock.now()}
          where user_id = ${userId} and provider = ${provider}`,
    );
  }

  /**
   * Takes the user's way in by this provider away; false where there would be no other left. The
   * caller holds the lock on the user's row, so that two ways are not taken away side by side.
   */
  async removeUnlessLast(em: Em, userId: string, provider: IdentityProvider): Promise<boolean> {
    const removed = await rowsIn(
      em,
      sql`
        delete from identity gone where user_id = ${userId} and provider = ${provider}
          and exists (select 1 from identity left_over
                      where left_over.user_id = ${userId} and left_over.id <> gone.id)
        returning id`,
    );
    return removed.length > 0;
  }

  /** Whose way in it is. */
  async ownerOf(provider: IdentityProvider, subject: string): Promise<string | undefined> {
    const row = await this.db.row(sql<{ user_id: string }>`
      select user_id from identity
      where provider = ${provider} and issuer = '' and provider_user_id = ${subject}`);
    return row?.user_id;
  }
}

/** A scalar subquery: the id of the user's password identity, for statements that need no more. */
export function passwordIdentityOf(userId: string): RawBuilder<unknown> {
  return sql`(select id from identity where provider = 'password' and issuer = '' and provider_user_id = ${userId})`;
}
