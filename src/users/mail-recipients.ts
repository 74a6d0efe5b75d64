import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { type Em, rowIn } from '../platform/database/index.js';
import { DEFAULT_PREFERENCES } from './preferences.js';

export interface MailRecipient {
  readonly email: string;
  readonly displayName: string;
}

/**
 * Who gets mails that are a service and can be switched off. They go to addresses only that were
 * shown to be the owner's: whoever claims an address must not have its reader written to.
 */
@Injectable()
export class MailRecipients {
  /**
   * The owner of an open account, as seen by `em`; undefined where no such mail may be written. Without
   * `preference` it is about something that they asked to be told of.
   */
  find(em: Em, userId: string, preference?: 'mailOnFailure'): Promise<MailRecipient | undefined> {
    const wanted = preference
      ? sql`and coalesce((preferences ->> ${preference})::boolean, ${DEFAULT_PREFERENCES[preference]})`
      : sql``;
    return rowIn(
      em,
      sql<MailRecipient>`
        select email, display_name as "displayName" from app_user
        where id = ${userId} and status = 'active'
          and email is not null and email_verified_at is not null ${wanted}`,
    );
  }
}
