/** An error answer of Stripe's: a status and `{ error: { type, … } }`. */
export class StripeRefusal extends Error {
  constructor(
    readonly status: number,
    readonly body: { error: { type: string; message: string; [name: string]: unknown } },
  ) {
    super(body.error.message);
  }
}

export function invalid(message: string, param?: string, code?: string): StripeRefusal {
  return new StripeRefusal(400, {
    error: {
      type: 'invalid_request_error',
      message,
      ...(param === undefined ? {} : { param }),
      ...(code === undefined ? {} : { code }),
    },
  });
}

export function missing(what: string, id: string, param = 'id'): StripeRefusal {
  return new StripeRefusal(404, {
    error: {
      type: 'invalid_request_error',
      code: 'resource_missing',
      message: `No such ${what}: '${id}'`,
      param,
    },
  });
}

export function otherParameters(): StripeRefusal {
  return new StripeRefusal(400, {
    error: {
      type: 'idempotency_error',
      message:
        'Keys for idempotent requests can only be used with the same parameters they were first used with.',
    },
  });
}

export function unauthenticated(): StripeRefusal {
  return new StripeRefusal(401, {
    error: { type: 'invalid_request_error', message: 'Invalid API Key provided.' },
  });
}

/** How a bank refuses a card. */
export interface Decline {
  readonly code: string;
  readonly decline_code?: string;
  readonly message: string;
}

export const DECLINES = {
  generic: {
    code: 'card_declined',
    decline_code: 'generic_decline',
    message: 'Your card was declined.',
  },
  funds: {
    code: 'card_declined',
    decline_code: 'insufficient_funds',
    message: 'Your card has insufficient funds.',
  },
  expired: { code: 'expired_card', message: 'Your card has expired.' },
  unauthenticated: {
    code: 'payment_intent_authentication_failure',
    message: 'The person did not confirm the payment at the bank.',
  },
} as const satisfies Record<string, Decline>;

export interface TestCard {
  readonly number: string;
  readonly label: string;
  readonly decline?: Decline;
  /** The bank asks the person for a confirmation (3-D Secure). */
  readonly asks?: true;
}

/** The cards of the test mode, by their payment method. */
export const CARDS: Readonly<Record<string, TestCard>> = {
  pm_card_visa: { number: '4242', label: 'Visa that pays' },
  pm_card_chargeDeclined: {
    number: '0002',
    label: 'Visa that is declined',
    decline: DECLINES.generic,
  },
  pm_card_chargeDeclinedInsufficientFunds: {
    number: '9995',
    label: 'Visa without enough money',
    decline: DECLINES.funds,
  },
  pm_card_chargeDeclinedExpiredCard: {
    number: '0069',
    label: 'Visa that has expired',
    decline: DECLINES.expired,
  },
  pm_card_threeDSecure2Required: {
    number: '3220',
    label: 'Visa whose bank asks for a confirmation',
    asks: true,
  },
};
