import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { type Em, rowIn } from '../../platform/database/index.js';
import { PublicLinks } from '../../platform/http/index.js';
import { Messages } from '../../platform/messaging/index.js';
import { formatMoney } from '../money.js';
import type { SubscriptionEventKind } from './subscription.entity.js';

interface OwnerRow {
  user_id: string;
  email: string;
  display_name: string;
  plan: string;
  amount_minor: number;
  currency: string;
  period_end: string | Date;
  other: string | null;
  other_amount_minor: number | null;
}

/** What somebody decides about the end of the month that is paid. */
interface Decision {
  readonly kind: Extract<
    SubscriptionEventKind,
    'CANCEL_PLANNED' | 'CANCEL_UNDONE' | 'CHANGE_PLANNED' | 'CHANGE_DROPPED'
  >;
  /** When it was said there. */
  readonly at: string;
  /** The plan that is to come, or was. */
  readonly versionId?: string | null;
}

/** Tells people by mail what happens to their plan, as whoever decided it may not have been they. */
@Injectable()
export class SubscriptionNotices {
  constructor(
    private readonly messages: Messages,
    private readonly links: PublicLinks,
  ) {}

  async renewalFailed(em: Em, subscriptionId: string, invoiceId: string): Promise<void> {
    const owner = await this.owner(em, subscriptionId);
    if (!owner) return;
    await this.messages.mail(em, {
      ...this.addressed(owner, `renewal-failed:${invoiceId}`),
      template: 'renewal-failed',
      data: this.namesIn(owner),
    });
  }

  async ended(em: Em, subscriptionId: string): Promise<void> {
    const owner = await this.owner(em, subscriptionId);
    if (!owner) return;
    await this.messages.mail(em, {
      ...this.addressed(owner, `plan-ended:${subscriptionId}`),
      template: 'plan-ended',
      data: this.namesIn(owner),
    });
  }

  async decided(em: Em, subscriptionId: string, { kind, at, versionId }: Decision): Promise<void> {
    const owner = await this.owner(em, subscriptionId, versionId ?? null);
    if (!owner) return;
    const { other, other_amount_minor: otherAmount, amount_minor: amount, currency } = owner;
    // A dearer plan begins at once: it is on its way, and has a receipt.
    if (otherAmount !== null && otherAmount > amount) return;
    const to = this.addressed(owner, `${kind}:${subscriptionId}:${at}`);
    const data = { ...this.namesIn(owner), until: new Date(owner.period_end).toISOString() };
    if (kind === 'CANCEL_PLANNED') {
      await this.messages.mail(em, { ...to, template: 'plan-cancelled', data });
    } else if (kind === 'CHANGE_PLANNED') {
      if (other === null || otherAmount === null) return;
      const coming = { next: other, amount: formatMoney(otherAmount, currency) };
      const template = 'plan-change-planned';
      await this.messages.mail(em, { ...to, template, data: { ...data, ...coming } });
    } else {
      const held = { amount: formatMoney(amount, currency) };
      await this.messages.mail(em, { ...to, template: 'plan-goes-on', data: { ...data, ...held } });
    }
  }

  /** With an address only that was shown to be theirs. */
  private async owner(
    em: Em,
    subscriptionId: string,
    otherVersionId: string | null = null,
  ): Promise<OwnerRow | undefined> {
    if (!this.messages.isOn('email')) return undefined;
    return rowIn(
      em,
      sql<OwnerRow>`
        select u.id as user_id, u.email, u.display_name, v.name as plan, v.amount_minor, v.currency,
          s.period_end, o.name as other, o.amount_minor as other_amount_minor
        from subscription s join app_user u on u.id = s.user_id
          join offer_version v on v.id = s.version_id
          left join offer_version o on o.id = ${otherVersionId}::uuid
        where s.id = ${subscriptionId} and s.period_end is not null and u.status <> 'erased'
          and u.email is not null and u.email_verified_at is not null`,
    );
  }

  private addressed({ email, user_id: userId }: OwnerRow, onceKey: string) {
    return { to: email, userId, onceKey };
  }

  private namesIn({ display_name: name, plan }: OwnerRow) {
    return { name, plan, link: this.links.to('/account/plan') };
  }
}
