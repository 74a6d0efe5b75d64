import {
  type Charge,
  type Dispute,
  type Intent,
  type Metadata,
  newCharge,
  newDispute,
  newIntent,
  newRefund,
  type Refund,
  seconds,
} from './objects.js';
import {
  CARDS,
  type Decline,
  DECLINES,
  invalid,
  StripeRefusal,
  type TestCard,
} from './refusals.js';
import type { StripeStore } from './store.js';

export type Announce = (type: string, object: object) => void;

/** Takes money and gives it back: payment intents, charges, refunds and disputes. */
export class Cashier {
  constructor(
    private readonly store: StripeStore,
    private readonly announce: Announce,
  ) {}

  open(fields: Parameters<typeof newIntent>[0]): Intent {
    const intent = this.store.intents.put(newIntent(fields));
    this.announce('payment_intent.created', intent);
    return intent;
  }

  /**
   * Tries to take the money from the card.
   *
   * @param bankUrl where a person confirms whose bank asks; without it the caller's own page does
   * @throws StripeRefusal 402 where the bank declines, as the API answers it
   */
  confirm(intent: Intent, method: string, bankUrl?: string): Intent {
    const card = this.present(intent, method);
    if (!card.asks) return this.take(intent);
    intent.status = 'requires_action';
    intent.next_action =
      bankUrl === undefined
        ? { type: 'use_stripe_sdk', use_stripe_sdk: {} }
        : { type: 'redirect_to_url', redirect_to_url: { url: bankUrl, return_url: null } };
    this.announce('payment_intent.requires_action', intent);
    return intent;
  }

  /**
   * Takes the money from a card that is kept, while nobody is there: its bank was asked before.
   *
   * @throws StripeRefusal 402 where the bank declines
   */
  charge(intent: Intent, method: string): Intent {
    this.present(intent, method);
    return this.take(intent);
  }

  /** The person confirmed at the bank, or did not. */
  authenticate(intent: Intent, confirmed: boolean): Intent {
    if (intent.status !== 'requires_action') throw invalid('Nothing waits for a confirmation.');
    if (!confirmed) throw this.decline(intent, DECLINES.unauthenticated);
    return this.take(intent);
  }

  cancel(intent: Intent, reason: string | null): Intent {
    if (intent.status === 'succeeded') {
      throw invalid('You cannot cancel this PaymentIntent because it has a status of succeeded.');
    }
    intent.status = 'canceled';
    intent.canceled_at = seconds();
    intent.cancellation_reason = reason;
    intent.next_action = null;
    this.announce('payment_intent.canceled', intent);
    return intent;
  }

  refund(
    charge: Charge,
    fields: { amount: number | undefined; reason: string | null; metadata: Metadata },
  ): Refund {
    const left = charge.amount_captured - charge.amount_refunded;
    const amount = fields.amount ?? left;
    if (charge.disputed) {
      throw invalid(
        `Charge ${charge.id} has been charged back; cannot issue a refund.`,
        undefined,
        'charge_disputed',
      );
    }
    if (left === 0) {
      throw invalid(
        `Charge ${charge.id} has already been refunded.`,
        undefined,
        'charge_already_refunded',
      );
    }
    if (!Number.isInteger(amount) || amount < 1 || amount > left) {
      throw invalid(
        `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
        'amount',
      );
    }
    charge.amount_refunded += amount;
    charge.refunded = charge.amount_refunded === charge.amount;
    const refund = this.store.refunds.put(newRefund(charge, { ...fields, amount }));
    this.announce('refund.created', refund);
    this.announce('charge.refunded', charge);
    return refund;
  }

  /** The bank would not take the money of a refund, which it says after the refund was made. */
  failRefund(refund: Refund): Refund {
    if (refund.status === 'failed') throw invalid('This refund has failed already.');
    refund.status = 'failed';
    const charge = this.store.charges.find(refund.charge);
    if (charge) {
      charge.amount_refunded -= refund.amount;
      charge.refunded = false;
    }
    this.announce('refund.failed', refund);
    return refund;
  }

  dispute(charge: Charge): Dispute {
    charge.disputed = true;
    const dispute = this.store.disputes.put(newDispute(charge));
    this.announce('charge.dispute.created', dispute);
    this.announce('charge.dispute.funds_withdrawn', dispute);
    return dispute;
  }

  closeDispute(dispute: Dispute, outcome: 'won' | 'lost'): Dispute {
    dispute.status = outcome;
    this.announce('charge.dispute.closed', dispute);
    if (outcome === 'won') this.announce('charge.dispute.funds_reinstated', dispute);
    return dispute;
  }

  private present(intent: Intent, method: string): TestCard {
    if (intent.status === 'succeeded' || intent.status === 'canceled') {
      throw invalid(
        `This PaymentIntent's status is ${intent.status}, so it cannot be confirmed.`,
        undefined,
        'payment_intent_unexpected_state',
      );
    }
    const card = CARDS[method];
    if (!card) throw invalid(`No such PaymentMethod: '${method}'`, 'payment_method');
    intent.payment_method = method;
    intent.last_payment_error = null;
    if (card.decline) throw this.decline(intent, card.decline);
    return card;
  }

  private take(intent: Intent): Intent {
    const method = intent.payment_method ?? '';
    const charge = this.newCharge(intent, method);
    intent.status = 'succeeded';
    intent.amount_received = intent.amount;
    intent.next_action = null;
    this.announce('charge.succeeded', charge);
    this.announce('payment_intent.succeeded', intent);
    return intent;
  }

  private newCharge(intent: Intent, method: string, decline?: Decline): Charge {
    const number = CARDS[method]?.number ?? '4242';
    const charge = this.store.charges.put(newCharge(intent, method, number, decline));
    intent.latest_charge = charge.id;
    return charge;
  }

  private decline(intent: Intent, decline: Decline): StripeRefusal {
    const charge = this.newCharge(intent, intent.payment_method ?? '', decline);
    const error = {
      ...decline,
      type: 'card_error',
      charge: charge.id,
      doc_url: `https://stripe.com/docs/error-codes/${decline.code}`,
    };
    intent.status = 'requires_payment_method';
    intent.next_action = null;
    intent.last_payment_error = error;
    intent.payment_method = null;
    this.announce('charge.failed', charge);
    this.announce('payment_intent.payment_failed', intent);
    return new StripeRefusal(402, {
      error: { ...error, payment_intent: structuredClone(intent) },
    });
  }
}
