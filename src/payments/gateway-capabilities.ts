import type { CheckoutOrder, OpenedCheckout } from './checkout-order.js';
import type { GatewayEvent, PaymentNews, ReversalNews, SubscriptionNews } from './payment-news.js';

/** What only some gateways can do. A gateway has what it can, and whoever needs it asks for it. */
export interface Capabilities {
  readonly customers: KeepsCustomers;
  readonly subscriptions: SellsSubscriptions;
  readonly charges: ChargesDirectly;
  readonly messages: ListsMessages;
  readonly reversals: KnowsReversals;
}

export type Capability = keyof Capabilities;

export interface CustomerRequest {
  readonly userId: string;
  /** Only one that was shown to be the user's own. */
  readonly email: string | null;
}

/** Knows people across payments. */
export interface KeepsCustomers {
  /** Makes the user known; resolves with the gateway's name for them. */
  open(request: CustomerRequest): Promise<string>;

  /** Forgets somebody. Who is not known any more is forgotten, too. */
  forget(customerId: string): Promise<void>;
}

/** A plan: it is paid again each month, and by this version of it. */
export interface PlanOrder extends CheckoutOrder {
  readonly versionId: string;
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
  /** The moment from which the rest of the month is reckoned; undefined: that of the call. */
  readonly asOf?: Date | undefined;
}

export interface ChangePreview {
  /** In the smallest unit; none where the gateway owes as much. */
  readonly amountMinor: number;
  readonly currency: string;
}

/** Takes money each month by itself, and has a page on which people see to that. */
export interface SellsSubscriptions {
  /** Opens the page on which a plan begins; it is looked at and closed like every other. */
  openCheckout(order: PlanOrder): Promise<OpenedCheckout>;

  /** Everything of a subscription as it is now: what was paid, the oldest first, and how it stands. */
  look(gatewaySubscriptionId: string): Promise<SubscriptionNews[]>;

  /**
   * From now on, or from the next bill on, another plan.
   * @throws GatewayError `declined` where it is to be paid now and is not
   */
  changePlan(change: PlanChange): Promise<void>;

  /** What would be charged at once for another plan that begins now, by the gateway's own reckoning. */
  previewChange(change: PlanChange): Promise<ChangePreview>;

  /** Whether a subscription ends with what is paid, or goes on. */
  endAtPeriodEnd(gatewaySubscriptionId: string, ends: boolean): Promise<void>;

  /** Ends a subscription at once; nothing where it has ended. */
  end(gatewaySubscriptionId: string): Promise<void>;

  /** The payment by which a bill was paid; undefined where it was not, or without money. */
  paymentOf(gatewayInvoiceId: string): Promise<string | undefined>;

  /** A page of the gateway's on which people see to their cards and bills themselves. */
  openPortal(customerId: string, returnUrl: string): Promise<string>;
}

/** What came of a try to charge: news, or where its owner has to say yes first. */
export interface ChargeOutcome {
  readonly news?: PaymentNews;
  readonly url?: string;
}

/** Takes money by what a client names, without a page. */
export interface ChargesDirectly {
  /**
   * Prepares to charge; resolves with the gateway's name for it, by which it is looked at and closed
   * like a page. Nothing is taken yet.
   */
  open(order: CheckoutOrder): Promise<string>;

  /**
   * Charges what the client names, once however often it is asked.
   *
   * @param method the gateway's name for a way to pay
   * @param returnUrl where a person comes back to whose bank asks them
   * @throws InvalidFieldError where there is no such way to pay
   */
  confirm(chargeId: string, method: string, returnUrl: string): Promise<ChargeOutcome>;
}

/** Keeps the messages that it sent, so that those that never arrived are found. */
export interface ListsMessages {
  /** The messages since then, sent or not, the newest first. */
  since(since: Date): AsyncIterable<GatewayEvent>;
}

/** Says what went back of a payment, where messages that never arrived are listed nowhere. */
export interface KnowsReversals {
  /** All that went back by now, by whomever it was sent, and how its disputes stand. */
  look(gatewayPaymentId: string): Promise<ReversalNews[]>;
}
