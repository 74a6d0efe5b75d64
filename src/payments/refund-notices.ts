import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { type Em, rowIn } from '../platform/database/index.js';
import { PublicLinks } from '../platform/http/index.js';
import { Messages } from '../platform/messaging/index.js';
import { formatMoney } from './money.js';
import type { PaymentPurpose } from './payment.entity.js';

interface OwnerRow {
  email: string;
  display_name: string;
  user_id: string;
  purpose: PaymentPurpose;
  item_name: string;
  currency: string;
  receipt_no: string;
}

type Notice = 'refund' | 'refund-waits' | 'refund-rejected' | 'refund-returned';

/** A refund of ours, as its notices name it. */
interface Refund {
  readonly id: string;
  readonly amountMinor: number;
}

/**
 * Tells buyers what becomes of money that goes back to them: that it is on its way, by whomever it was
 * sent; that a second person looks at it first, or has said no; and that their bank did not take it. Why
 * staff decided so is for staff alone.
 */
@Injectable()
export class RefundNotices {
  constructor(
    private readonly messages: Messages,
    private readonly links: PublicLinks,
  ) {}

  /** @param refunded how much is gone in all, which names this part */
  async refunded(
    em: Em,
    paymentId: string,
    { back, refunded }: { back: number; refunded: number },
  ): Promise<void> {
    await this.tell(em, paymentId, 'refund', back, `${paymentId}:${refunded}`);
  }

  async waits(em: Em, paymentId: string, { id, amountMinor }: Refund): Promise<void> {
    await this.tell(em, paymentId, 'refund-waits', amountMinor, id);
  }

  async rejected(em: Em, paymentId: string, { id, amountMinor }: Refund): Promise<void> {
    await this.tell(em, paymentId, 'refund-rejected', amountMinor, id);
  }

  async returned(em: Em, paymentId: string, { id, amountMinor }: Refund): Promise<void> {
    await this.tell(em, paymentId, 'refund-returned', amountMinor, id);
  }

  /** To addresses only that were shown to be the buyer's. */
  private async tell(
    em: Em,
    paymentId: string,
    template: Notice,
    amountMinor: number,
    once: string,
  ): Promise<void> {
    if (!this.messages.isOn('email')) return;
    const owner = await rowIn(
      em,
      sql<OwnerRow>`
        select u.email, u.display_name, p.user_id, p.purpose, p.item_name, p.currency, p.receipt_no
        from payment p join app_user u on u.id = p.user_id
        where p.id = ${paymentId} and u.status <> 'erased' and u.email is not null
          and u.email_verified_at is not null`,
    );
    if (!owner) return;
    await this.messages.mail(em, {
      to: owner.email,
      userId: owner.user_id,
      template,
      onceKey: `${template}:${once}`,
      data: {
        name: owner.display_name,
        item: owner.item_name,
        paidFor: owner.purpose,
        amount: formatMoney(amountMinor, owner.currency),
        receiptNo: owner.receipt_no,
        link: this.links.to('/account/billing'),
        contactLink: this.links.to('/contact'),
      },
    });
  }
}
