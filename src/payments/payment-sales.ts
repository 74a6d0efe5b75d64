import { Injectable } from '@nestjs/common';
import { CreditLedger, MoneyBooks } from '../billing/index.js';
import type { Em } from '../platform/database/index.js';
import { PaymentReceipts } from './payment-receipts.js';

/** What a payment that came in has sold. */
export interface Sale {
  readonly paymentId: string;
  readonly userId: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** None of a run that is paid for by itself. */
  readonly credits: number;
  readonly source: 'purchase' | 'plan';
  /** When the credits lapse; null: never. */
  readonly expiresAt: Date | null;
}

/** Posts what was sold, in the transaction that completes its payment: credits, money and receipt. */
@Injectable()
export class PaymentSales {
  constructor(
    private readonly ledger: CreditLedger,
    private readonly money: MoneyBooks,
    private readonly receipts: PaymentReceipts,
  ) {}

  async post(em: Em, { paymentId, amountMinor, currency, ...sale }: Sale): Promise<void> {
    const names = { key: `payment:${paymentId}`, reference: `payment:${paymentId}` };
    if (sale.credits > 0) await this.ledger.purchase(em, { ...sale, ...names });
    await this.money.move(em, {
      kind: 'purchase',
      account: 'revenue',
      amountMinor,
      currency,
      ...names,
    });
    await this.receipts.issue(em, { id: paymentId, amountMinor });
  }
}
