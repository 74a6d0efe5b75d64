import type { PeriodCause } from './payment.entity.js';

/** What became of a payment, in words that every gateway's messages and answers come down to. */
export type PaymentNews =
  | {
      readonly kind: 'paid';
      readonly paymentId: string;
      readonly gatewayPaymentId: string;
      readonly amountMinor: number;
      readonly currency: string;
    }
  /** Something happened on the page; a look takes the money, or finds how it stands. */
  | { readonly kind: 'approved'; readonly paymentId: string }
  /** It was agreed to, and the money is on its way: whatever was declined before, this was not. */
  | { readonly kind: 'under-way'; readonly paymentId: string }
  /** A card was declined; the page stays open for another one. */
  | {
      readonly kind: 'declined';
      readonly paymentId: string;
      /** Nor for any other: it has to be begun anew. */
      readonly isFinal?: true;
    }
  /** The page closed without a payment. */
  | { readonly kind: 'expired'; readonly paymentId: string }
  | SubscriptionNews
  | ReversalNews;

interface OfSubscription {
  /** The payment that it began with. */
  readonly paymentId: string;
  readonly gatewaySubscriptionId: string;
}

/** How something stood at a moment. Times are ISO 8601, for news are kept as JSON. */
interface AtMoment {
  readonly at: string;
}

/** What became of a subscription. */
export type SubscriptionNews =
  /** The page to begin it on was gone through: it is there, and the gateway knows the rest. */
  | (OfSubscription & { readonly kind: 'subscribed' })
  /** A bill was paid. `from` is when what it pays for begins: a period, or another plan within one. */
  | (OfSubscription &
      AtMoment & {
        readonly kind: 'period-paid';
        readonly gatewayInvoiceId: string;
        readonly cause: PeriodCause;
        readonly versionId: string;
        /** Of a change, the plan before. */
        readonly beforeVersionId: string | null;
        readonly amountMinor: number;
        readonly currency: string;
        readonly from: string;
        readonly until: string;
      })
  /** A bill could not be paid; the gateway tries again. */
  | (OfSubscription &
      AtMoment & { readonly kind: 'period-unpaid'; readonly gatewayInvoiceId: string })
  /** How it stands. `versionId` is the plan that the next bill is for. */
  | (OfSubscription &
      AtMoment & {
        readonly kind: 'subscription';
        readonly state: 'ACTIVE' | 'PAST_DUE' | 'ENDED';
        readonly versionId: string;
        readonly endsAtPeriodEnd: boolean;
      });

/** Money that went back, or did not after all. It names the payment as the gateway calls it. */
export type ReversalNews =
  | {
      readonly kind: 'refunded';
      readonly gatewayPaymentId: string;
      /** All that was given back by then, without what has failed since it was made. */
      readonly refundedMinor: number;
      readonly currency: string;
      /** When that was so, ISO 8601, where the gateway says. */
      readonly at?: string;
    }
  /** The buyer's bank takes the money back for now, for good, or not after all. */
  | {
      readonly kind: 'disputed' | 'dispute-lost' | 'dispute-won';
      readonly gatewayPaymentId: string;
      /** The payment's own name where the gateway does not say which dispute it is. */
      readonly disputeId: string;
      readonly amountMinor: number;
      readonly currency: string;
    }
  /** A refund that was made in the gateway's own dashboard failed after it was there. */
  | {
      readonly kind: 'refund-undone';
      readonly gatewayPaymentId: string;
      readonly gatewayRefundId: string;
      readonly amountMinor: number;
      readonly currency: string;
    }
  /** What became of a refund that we asked for: it failed after it was there, or was never made. */
  | {
      readonly kind: 'refund-made' | 'refund-failed' | 'refund-refused';
      readonly gatewayPaymentId: string;
      readonly refundId: string;
    };

/** A message of the gateway's whose signature was right. */
export interface GatewayEvent {
  readonly eventId: string;
  readonly type: string;
  /** Null: nothing that we go by. */
  readonly news: PaymentNews | null;
}
