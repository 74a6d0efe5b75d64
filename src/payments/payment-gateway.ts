import type { VendorMode } from '../platform/vendors/index.js';
import type { GatewayName, PeriodCause } from './payment.entity.js';

/** What is to be paid. Amounts are the server's: nobody else decides them. */
export interface CheckoutOrder {
  /** Ours; the gateway keeps it with everything it says of this payment, and does the same once. */
  readonly paymentId: string;
  readonly customerId: string;
  readonly name: string;
  readonly amountMinor: number;
  /** ISO 4217, upper case. */
  readonly currency: string;
  /** Where the person comes back to, paid or not. */
  readonly returnUrl: string;
  readonly cancelUrl: string;
  /** Of a plan: it is paid again each month, and by this version of it. */
  readonly plan?: { readonly versionId: string };
}

export interface OpenedCheckout {
  readonly checkoutId: string;
  readonly url: string;
  readonly expiresAt: Date;
}

/** What came of a try to charge: news, or where its owner has to say yes first. */
export interface ChargeOutcome {
  readonly news?: PaymentNews;
  readonly url?: string;
}

/** What became of a payment, in words that every gateway's messages and answers come down to. */
export type PaymentNews =
  | {
      readonly kind: 'paid';
      readonly paymentId: string;
      readonly gatewayPaymentId: string;
      readonly amountMinor: number;
      readonly currency: string;
    }
  /** A card was declined; the page stays open for another one. */
  | { readonly kind: 'declined'; readonly paymentId: string }
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
      /** All that was given back so far. */
      readonly refundedMinor: number;
      readonly currency: string;
    }
  /** The buyer's bank takes the money back for now, for good, or not after all. */
  | {
      readonly kind: 'disputed' | 'dispute-lost' | 'dispute-won';
      readonly gatewayPaymentId: string;
      readonly disputeId: string;
      readonly amountMinor: number;
      readonly currency: string;
    }
  /** What became of a refund that we asked for: it failed after it was there, or was never made. */
  | {
      readonly kind: 'refund-made' | 'refund-failed' | 'refund-refused';
      readonly gatewayPaymentId: string;
      readonly refundId: string;
    };

/** Money to give back. */
export interface RefundOrder {
  /** Ours; the gateway keeps it with the refund, and makes it once. */
  readonly refundId: string;
  readonly gatewayPaymentId: string;
  readonly amountMinor: number;
  /** It was asked for before, perhaps long ago, and may have been made. */
  readonly isRepeated: boolean;
}

/** Another plan for a subscription. */
export interface PlanChange {
  readonly gatewaySubscriptionId: string;
  readonly versionId: string;
  readonly beforeVersionId: string;
  readonly name: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** `now`: what it costs more for the rest of the month is paid at once, or nothing changes. */
  readonly when: 'now' | 'next-period';
}

/** A message of the gateway's whose signature was right. */
export interface GatewayEvent {
  readonly eventId: string;
  readonly type: string;
  /** Null: nothing that we go by. */
  readonly news: PaymentNews | null;
}

export interface CustomerRequest {
  readonly userId: string;
  /** Only one that was shown to be the user's own. */
  readonly email: string | null;
}

/**
 * Somebody who takes money for us. Each method may be repeated: the same order gives the same page.
 * Failures are {@link GatewayError}s. `payment-gateway.contract.ts` says what every adapter holds to.
 */
export abstract class PaymentGateway {
  abstract readonly name: GatewayName;
  abstract readonly mode: VendorMode;

  /** Makes the user known; resolves with the gateway's name for them. */
  abstract openCustomer(request: CustomerRequest): Promise<string>;

  /** Forgets somebody. Who is not known any more is forgotten, too. */
  abstract forgetCustomer(customerId: string): Promise<void>;

  /** Opens the page on which a person pays. */
  abstract openCheckout(order: CheckoutOrder): Promise<OpenedCheckout>;

  /**
   * Prepares to charge without a page; resolves with the gateway's name for it, which {@link look} and
   * {@link closeCheckout} take, too. Nothing is taken yet.
   */
  abstract openCharge(order: CheckoutOrder): Promise<string>;

  /**
   * Charges what the client names, once however often it is asked.
   *
   * @param method the gateway's name for a way to pay
   * @param returnUrl where a person comes back to whose bank asks them
   * @throws InvalidFieldError where there is no such way to pay
   */
  abstract confirmCharge(
    chargeId: string,
    method: string,
    returnUrl: string,
  ): Promise<ChargeOutcome>;

  /** Closes the page, so that nobody pays there any more; nothing where that is so already. */
  abstract closeCheckout(checkoutId: string): Promise<void>;

  /** What became of it by now; undefined while it is open. */
  abstract look(checkoutId: string): Promise<PaymentNews | undefined>;

  /** Everything of a subscription as it is now: what was paid, the oldest first, and how it stands. */
  abstract lookAtSubscription(gatewaySubscriptionId: string): Promise<SubscriptionNews[]>;

  /**
   * From now on, or from the next bill on, another plan.
   * @throws GatewayError `declined` where it is to be paid now and is not
   */
  abstract changePlan(change: PlanChange): Promise<void>;

  /** Whether a subscription ends with what is paid, or goes on. */
  abstract endAtPeriodEnd(gatewaySubscriptionId: string, ends: boolean): Promise<void>;

  /** A page of the gateway's on which people see to their cards and bills themselves. */
  abstract openPortal(customerId: string, returnUrl: string): Promise<string>;

  /** Ends a subscription at once; nothing where it has ended. */
  abstract endSubscription(gatewaySubscriptionId: string): Promise<void>;

  /** The payment by which a bill was paid; undefined where it was not, or without money. */
  abstract paymentOfInvoice(gatewayInvoiceId: string): Promise<string | undefined>;

  /** Gives money back. However often it is asked, once; resolves with what became of it by now. */
  abstract refund(order: RefundOrder): Promise<ReversalNews[]>;

  /**
   * Reads a message that was sent to us.
   *
   * @param body the bytes as they came
   * @throws DomainError 400 where it is not the gateway's, too old, or of the future
   */
  abstract readWebhook(
    body: Buffer,
    headers: Readonly<Record<string, string | string[] | undefined>>,
  ): GatewayEvent;

  /** The messages since then, sent or not, the newest first. */
  abstract eventsSince(since: Date): AsyncIterable<GatewayEvent>;
}

export type GatewayFailure =
  /** It may be well in a moment. */
  | 'retryable'
  /** It will not do this, whoever asks. */
  | 'rejected'
  /** The bank does not pay. */
  | 'declined'
  /** Our keys or settings. */
  | 'misconfigured';

/** A gateway that failed. Never says for whom or with what. */
export class GatewayError extends Error {
  constructor(
    readonly failure: GatewayFailure,
    /** The vendor's own code and request id, for the log. */
    readonly vendorCode: string,
    options?: ErrorOptions,
  ) {
    super(`payment gateway: ${failure} (${vendorCode})`, options);
    this.name = 'GatewayError';
  }
}

/** Whether the gateway does not answer at the moment, whatever it is asked. */
export function isSilence(error: unknown): boolean {
  return error instanceof GatewayError && error.failure === 'retryable';
}
