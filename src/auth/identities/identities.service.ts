import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Clock } from '../../platform/clock.js';
import { type Em, newId, rowsIn } from '../../platform/database/index.js';
import type { IdentityProvider } from './identity.entity.js';

export interface NewIdentity {
  readonly userId: string;
  readonly provider: IdentityProvider;
  readonly issuer?: string;
  readonly providerUserId: string;
}

/** The ways in of users. */
@Injectable()
export class IdentitiesService {
  constructor(private readonly clock: Clock) {}

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
}

/** A scalar subquery: the id of the user's password identity, for statements that need no more. */
export function passwordIdentityOf(userId: string): RawBuilder<unknown> {
  return sql`(select id from identity where provider = 'password' and issuer = '' and provider_user_id = ${userId})`;
}
