import { Injectable, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { Database, type Em, rowsIn } from '../platform/database/index.js';
import {
  type ArchiveEntry,
  type Erasure,
  PersonalData,
  PersonalDataSource,
} from '../users/index.js';

/** The ways in of a person, and where they signed in. */
@Injectable()
export class AuthPersonalData extends PersonalDataSource implements OnModuleInit {
  readonly tables = ['identity', 'otp_challenge', 'session', 'known_device', 'email_token'];

  constructor(
    private readonly db: Database,
    private readonly personalData: PersonalData,
  ) {
    super();
  }

  onModuleInit(): void {
    this.personalData.register(this);
  }

  async *archive(userId: string): AsyncIterable<ArchiveEntry> {
    yield {
      name: 'sign-in-methods',
      records: await this.db.rows(sql<object>`
        select provider, issuer, email_at_provider, created_at, last_used_at
        from identity where user_id = ${userId} order by created_at`),
    };
    yield {
      name: 'sessions',
      records: await this.db.rows(sql<object>`
        select s.id, i.provider, s.user_agent, s.ip, s.created_at, s.last_activity_at,
               s.absolute_expires_at, s.revoked_at, s.revoke_reason
        from session s left join identity i on i.id = s.identity_id
        where s.user_id = ${userId} order by s.created_at`),
    };
  }

  async erase(em: Em, userId: string): Promise<Erasure> {
    const sessions = await rowsIn(
      em,
      sql`delete from session where user_id = ${userId} returning 1`,
    );
    // It says only how many devices there were, of which the sessions tell more.
    await rowsIn(em, sql`delete from known_device where user_id = ${userId}`);
    // Of a few minutes, and never in an archive: they name people by hashes only.
    await rowsIn(
      em,
      sql`
        delete from otp_challenge
        where holder = ${userId}
           or phone_hash in (select provider_user_id from identity
                             where user_id = ${userId} and provider = 'phone')`,
    );
    const identities = await rowsIn(
      em,
      sql`delete from identity where user_id = ${userId} returning 1`,
    );
    // With them the links die; what they say is the address, which is told with the profile.
    await rowsIn(em, sql`delete from email_token where user_id = ${userId}`);
    return {
      things: [
        { what: 'sign-in methods', count: identities.length, outcome: 'deleted' },
        { what: 'sessions with address and browser', count: sessions.length, outcome: 'deleted' },
      ],
    };
  }
}
