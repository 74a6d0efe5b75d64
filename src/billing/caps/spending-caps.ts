import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { AuditTrail } from '../../audit-log/index.js';
import { Clock } from '../../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { Database, type Em, rowIn } from '../../platform/database/index.js';
import { PublicLinks, type Principal } from '../../platform/http/index.js';
import { Messages } from '../../platform/messaging/index.js';
import { MailRecipients } from '../../users/index.js';
import { periodOf, renewalAfter } from '../free-period.js';
import type { CapResponse } from './caps.dto.js';

interface SpendingRow {
  cap: number | null;
  alert_at: number | null;
  spent: number;
  held: number;
}

/**
 * The cap that people set for themselves. That no run passes it is held to where the credits are held,
 * by `ledger_hold`, under the lock of the balance; here it is set, read and told of.
 */
@Injectable()
export class SpendingCaps {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly messages: Messages,
    private readonly recipients: MailRecipients,
    private readonly links: PublicLinks,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  async read(userId: string): Promise<CapResponse> {
    return this.toResponse((await this.db.row(this.spending(userId))) as SpendingRow);
  }

  /** As {@link read}, with what the transaction of `em` has changed. */
  async readIn(em: Em, userId: string): Promise<CapResponse> {
    return this.toResponse((await rowIn(em, this.spending(userId))) as SpendingRow);
  }

  /** Sets or changes it. One that is below what was spent refuses every run until the month is over. */
  async set(actor: Principal, credits: number): Promise<CapResponse> {
    const { userId } = actor;
    const now = this.clock.now();
    const alertAt = Math.max(1, Math.ceil((credits * this.config.pricing.capAlertPercent) / 100));
    await this.db.transaction(async (em) => {
      const changed = await rowIn(
        em,
        sql`
          insert into spending_cap as cap (user_id, created_at, updated_at, credits, alert_at)
          values (${userId}, ${now}, ${now}, ${credits}, ${alertAt})
          on conflict (user_id) do update set credits = excluded.credits, alert_at = excluded.alert_at,
            alerted_period = null, updated_at = excluded.updated_at
          where cap.credits <> excluded.credits
          returning 1`,
      );
      if (!changed) return;
      await this.audit.record(em, {
        actor,
        action: 'spending-cap.set',
        entityType: 'user',
        entityId: userId,
        diff: { credits },
      });
    });
    return this.read(userId);
  }

  /** Removes it; nothing where there is none. */
  async remove(actor: Principal): Promise<void> {
    const { userId } = actor;
    await this.db.transaction(async (em) => {
      const removed = await rowIn(
        em,
        sql`delete from spending_cap where user_id = ${userId} returning 1`,
      );
      if (!removed) return;
      await this.audit.record(em, {
        actor,
        action: 'spending-cap.removed',
        entityType: 'user',
        entityId: userId,
      });
    });
  }

  /**
   * Tells the owner that the cap is near, in the transaction of the hold that brought it near: until its end
   * nobody changes or removes the cap, whose row it has written to.
   */
  async tell(em: Em, userId: string): Promise<void> {
    const spending = await this.readIn(em, userId);
    const { cap, spent, held, resetsAt } = spending as CapResponse & { cap: number };
    const used = spent + held;
    await this.audit.record(em, {
      actor: 'system',
      action: 'spending-cap.neared',
      entityType: 'user',
      entityId: userId,
      diff: { credits: cap, used },
    });
    if (!this.messages.isOn('email')) return;
    const recipient = await this.recipients.find(em, userId);
    if (!recipient) return;
    await this.messages.mail(em, {
      to: recipient.email,
      userId,
      template: 'cap-neared',
      onceKey: `cap:${userId}:${periodOf(this.clock.now())}:${cap}`,
      data: {
        name: recipient.displayName,
        used,
        cap,
        resetsAt,
        link: this.links.to('/account/billing'),
      },
    });
  }

  /** Always one row. */
  private spending(userId: string) {
    const now = this.clock.now();
    const month = `${periodOf(now)}-01T00:00:00Z`;
    return sql<SpendingRow>`
      select cap.credits as cap, cap.alert_at, used.spent, used.held
      from (
        select coalesce(sum(captured) filter (where status <> 'HELD'), 0)::int as spent,
          coalesce(sum(amount) filter (where status = 'HELD'), 0)::int as held
        from hold where user_id = ${userId} and unit = 'CREDIT'
          and created_at >= ${month}::timestamptz and created_at < ${renewalAfter(now)}) used
      left join spending_cap cap on cap.user_id = ${userId}`;
  }

  private toResponse({ cap, alert_at: alertAt, spent, held }: SpendingRow): CapResponse {
    return {
      cap,
      alertAt,
      spent,
      held,
      resetsAt: renewalAfter(this.clock.now()).toISOString(),
    };
  }
}
