import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { type Em, rowIn } from '../../platform/database/index.js';
import { PublicLinks } from '../../platform/http/index.js';
import { Messages } from '../../platform/messaging/index.js';

interface OwnerRow {
  user_id: string;
  email: string;
  display_name: string;
  plan: string;
}

/** Tells people by mail what happened to their plan while they were not looking. */
@Injectable()
export class SubscriptionNotices {
  constructor(
    private readonly messages: Messages,
    private readonly links: PublicLinks,
  ) {}

  async renewalFailed(em: Em, subscriptionId: string, invoiceId: string): Promise<void> {
    await this.tell(em, subscriptionId, 'renewal-failed', `renewal-failed:${invoiceId}`);
  }

  async ended(em: Em, subscriptionId: string): Promise<void> {
    await this.tell(em, subscriptionId, 'plan-ended', `plan-ended:${subscriptionId}`);
  }

  /** To addresses only that were shown to be the owner's. */
  private async tell(
    em: Em,
    subscriptionId: string,
    template: 'renewal-failed' | 'plan-ended',
    onceKey: string,
  ): Promise<void> {
    if (!this.messages.isOn('email')) return;
    const owner = await rowIn(
      em,
      sql<OwnerRow>`
        select u.id as user_id, u.email, u.display_name, v.name as plan
        from subscription s join app_user u on u.id = s.user_id
          join offer_version v on v.id = s.version_id
        where s.id = ${subscriptionId} and s.period_end is not null and u.status <> 'erased'
          and u.email is not null and u.email_verified_at is not null`,
    );
    if (!owner) return;
    const { email, user_id: userId, display_name: name, plan } = owner;
    const link = this.links.to('/account/plan');
    await this.messages.mail(em, {
      to: email,
      userId,
      template,
      onceKey,
      data: { name, plan, link },
    });
  }
}
