import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { AuditTrail } from '../audit-log/index.js';
import { Database, type Em, rowIn } from '../platform/database/index.js';
import { NotFoundError } from '../platform/errors/index.js';
import { type Principal, PublicLinks } from '../platform/http/index.js';
import { Messages } from '../platform/messaging/index.js';
import { BalanceReader } from './balance.read-model.js';
import type { BalanceResponse, CorrectionRequest } from './billing.dto.js';
import { otherRequest } from './billing.errors.js';
import { Corrections } from './corrections.js';
import { staffKey } from './staff-key.js';

interface Person {
  id: string;
  display_name: string;
  /** Only an address that was shown to be theirs. */
  email: string | null;
}

/** Credits that staff take: on record with why, and told to whom they are taken from. */
@Injectable()
export class CorrectionsService {
  constructor(
    private readonly db: Database,
    private readonly corrections: Corrections,
    private readonly balances: BalanceReader,
    private readonly messages: Messages,
    private readonly links: PublicLinks,
    private readonly audit: AuditTrail,
  ) {}

  async take(
    actor: Principal,
    key: string | undefined,
    { userId, credits, reason, mayOwe = false }: CorrectionRequest,
  ): Promise<BalanceResponse> {
    const act = {
      userId,
      credits,
      mayOwe,
      key: staffKey('correction', actor.userId, key),
      actorId: actor.userId,
    };
    await this.db.transaction(async (em) => {
      const person = await this.find(em, userId);
      const taken = await this.corrections.take(em, act);
      if (!taken) return this.refuseOther(em, act);
      const { owed } = taken;
      await this.audit.record(em, {
        actor,
        action: 'credits.taken',
        entityType: 'user',
        entityId: userId,
        diff: { credits, ...(owed > 0 ? { owed } : {}) },
        personal: { userId, diff: { reason } },
      });
      await this.tell(em, person, { credits, owed, reason });
    });
    return this.balances.balance(userId);
  }

  private async find(em: Em, userId: string): Promise<Person> {
    const person = await rowIn(
      em,
      sql<Person>`
        select id, display_name, case when email_verified_at is not null then email::text end as email
        from app_user where id = ${userId} and status <> 'erased'`,
    );
    if (!person) throw new NotFoundError('user');
    return person;
  }

  private async tell(
    em: Em,
    { id: userId, display_name: name, email }: Person,
    taken: { credits: number; owed: number; reason: string },
  ): Promise<void> {
    if (email === null || !this.messages.isOn('email')) return;
    const link = this.links.to('/account/billing');
    const contactLink = this.links.to('/contact');
    const data = { name, ...taken, link, contactLink };
    await this.messages.mail(em, { to: email, userId, template: 'credits-taken', data });
  }

  /** @throws DomainError where the key was used to take something else */
  private async refuseOther(
    em: Em,
    { key, userId, credits }: { key: string; userId: string; credits: number },
  ): Promise<void> {
    const same = await rowIn(
      em,
      sql`
        select 1 from ledger_transaction t
        join ledger_entry e on e.transaction_id = t.id join ledger_account a on a.id = e.account_id
        where t.idempotency_key = ${key} and t.reference = ${`user:${userId}`}
          and a.user_id is null and e.amount = ${credits}`,
    );
    if (!same) throw otherRequest('correction');
  }
}
