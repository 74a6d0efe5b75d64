import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { type Em, rowIn } from '../platform/database/index.js';
import { PublicLinks } from '../platform/http/index.js';
import { Messages } from '../platform/messaging/index.js';
import { formatMoney } from './money.js';

interface OwnerRow {
  email: string;
  display_name: string;
  item_name: string;
  receipt_no: string;
}

/** Tells buyers that money is on its way back to them, by whomever it was sent. */
@Injectable()
export class RefundNotices {
  constructor(
    private readonly messages: Messages,
    private readonly links: PublicLinks,
  ) {}

  /** To addresses only that were shown to be the buyer's. */
  async refunded(
    em: Em,
    payment: { id: string; user_id: string; currency: string },
    { back, refunded }: { back: number; refunded: number },
  ): Promise<void> {
    if (!this.messages.isOn('email')) return;
    const owner = await rowIn(
      em,
      sql<OwnerRow>`
        select u.email, u.display_name, p.item_name, p.receipt_no
        from payment p join app_user u on u.id = p.user_id
        where p.id = ${payment.id} and u.status <> 'erased' and u.email is not null
          and u.email_verified_at is not null`,
    );
    if (!owner) return;
    await this.messages.mail(em, {
      to: owner.email,
      userId: payment.user_id,
      template: 'refund',
      onceKey: `refund:${payment.id}:${refunded}`,
      data: {
        name: owner.display_name,
        item: owner.item_name,
        amount: formatMoney(back, payment.currency),
        receiptNo: owner.receipt_no,
        link: this.links.to('/account/billing'),
      },
    });
  }
}
