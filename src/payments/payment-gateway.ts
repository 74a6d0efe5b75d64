import type { VendorMode } from '../platform/vendors/index.js';
import type { Checkout, CheckoutOrder, OpenedCheckout } from './checkout-order.js';
import type {
  Capabilities,
  Capability,
  ChargesDirectly,
  KeepsCustomers,
  KnowsReversals,
  ListsMessages,
  SellsSubscriptions,
} from './gateway-capabilities.js';
import type { GatewayName } from './payment.entity.js';
import type { GatewayEvent, PaymentNews, ReversalNews } from './payment-news.js';

/** Money to give back. */
export interface RefundOrder {
  /** Ours; the gateway keeps it with the refund, and makes it once. */
  readonly refundId: string;
  readonly gatewayPaymentId: string;
  readonly amountMinor: number;
  /** Of the payment. */
  readonly currency: string;
  /** It was asked for before, perhaps long ago, and may have been made. */
  readonly isRepeated: boolean;
}

/**
 * Somebody who takes money for us, with what each of them does; what only some can do are
 * {@link Capabilities}. Each method may be repeated: the same order gives the same page, or where the
 * gateway knows no keys another one, and whoever asks hands out one of them. Failures are
 * {@link GatewayError}s. `payment-gateway.contract.ts` says what every adapter holds to.
 */
export abstract class PaymentGateway implements Partial<Capabilities> {
  abstract readonly name: GatewayName;
  abstract readonly mode: VendorMode;

  readonly customers?: KeepsCustomers;
  readonly subscriptions?: SellsSubscriptions;
  readonly charges?: ChargesDirectly;
  readonly messages?: ListsMessages;
  readonly reversals?: KnowsReversals;

  /** Opens the page on which a person pays once. */
  abstract openCheckout(order: CheckoutOrder): Promise<OpenedCheckout>;

  /**
   * Closes the page, so that nobody pays there any more; nothing where that is so already. Not every
   * gateway can: then who pays there after all has paid.
   */
  abstract closeCheckout(checkout: Checkout): Promise<void>;

  /** What became of it by now; undefined while it is open. Takes money that its owner let us take. */
  abstract look(checkout: Checkout): Promise<PaymentNews | undefined>;

  /** Gives money back. However often it is asked, once; resolves with what became of it by now. */
  abstract refund(order: RefundOrder): Promise<ReversalNews[]>;

  /**
   * Reads a message that was sent to us.
   *
   * @param body the bytes as they came
   * @throws DomainError 400 where it is not the gateway's, too old, or of the future
   * @throws GatewayError where that cannot be told now
   */
  abstract readWebhook(body: Buffer, headers: WebhookHeaders): Promise<GatewayEvent>;
}

export type WebhookHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** A gateway that can do this, too. */
export type Capable<C extends Capability> = PaymentGateway & Pick<Capabilities, C>;

export function can<C extends Capability>(
  gateway: PaymentGateway,
  capability: C,
): gateway is Capable<C> {
  return gateway[capability] !== undefined;
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
