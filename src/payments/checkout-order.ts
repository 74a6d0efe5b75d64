/** What is to be paid. Amounts are the server's: nobody else decides them. */
export interface CheckoutOrder {
  /** Ours; the gateway keeps it with everything it says of this payment, and does the same once. */
  readonly paymentId: string;
  /** Who they are there; undefined where the gateway keeps no customers. */
  readonly customerId?: string | undefined;
  readonly name: string;
  readonly amountMinor: number;
  /** ISO 4217, upper case. */
  readonly currency: string;
  /** Where the person comes back to, paid or not. */
  readonly returnUrl: string;
  readonly cancelUrl: string;
}

/** A page, or a charge without one, by both of its names. */
export interface Checkout {
  readonly paymentId: string;
  readonly checkoutId: string;
}

export interface OpenedCheckout {
  readonly checkoutId: string;
  readonly url: string;
  readonly expiresAt: Date;
}
