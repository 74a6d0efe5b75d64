import { DomainError, InvalidFieldError, UnavailableError } from '../platform/errors/index.js';
import type { Logger } from '../platform/observability/index.js';
import { GatewayError } from './payment-gateway.js';

const RETRY_SECONDS = 10;

/** What people are told of a gateway that failed; what it said itself goes to the log. */
export function gatewayProblem(error: unknown, logger: Logger): unknown {
  if (!(error instanceof GatewayError)) return error;
  const { failure, vendorCode } = error;
  if (failure === 'retryable') {
    logger.warn({ vendorCode }, 'the payment gateway does not answer');
    return new UnavailableError(
      'The payment service does not answer at the moment. Nothing was charged; please try again.',
      RETRY_SECONDS,
      { cause: error },
    );
  }
  if (failure === 'declined') {
    return new DomainError(
      'PAYMENT_FAILED',
      'Your card was declined. Nothing was charged and nothing has changed.',
      {},
      { cause: error },
    );
  }
  logger.error({ vendorCode, failure }, 'the payment gateway refuses');
  return new DomainError(
    'API_ERROR',
    'The payment service refused. Nothing was charged.',
    {},
    { cause: error },
  );
}

/** 409: one plan at a time; another one is a change of it. */
export class AlreadySubscribedError extends DomainError {
  constructor(slug: string, name: string) {
    super('CONFLICT', `You have the plan ${name} already. You can change it in your account.`, {
      field: 'item',
      reason: 'ALREADY_SUBSCRIBED',
      plan: slug,
    });
  }
}

/** 409: plans are being chosen in two places at once. */
export class OtherPlanOpenError extends DomainError {
  constructor() {
    super('CONFLICT', 'You are choosing a plan in another window. Please try again.', {
      field: 'item',
      reason: 'OTHER_PAGE_OPEN',
    });
  }
}

/** 409: what somebody wants to call off is paid. */
export class AlreadyPaidError extends DomainError {
  constructor() {
    super('CONFLICT', 'This is paid already, so there is nothing to call off.', {
      reason: 'PAID',
    });
  }
}

/** 409: somebody agreed to pay, and the money is on its way. */
export class MoneyUnderWayError extends DomainError {
  constructor() {
    super(
      'CONFLICT',
      'You agreed to pay, and the money is on its way. It can be neither called off nor paid a second time.',
      { reason: 'UNDER_WAY' },
    );
  }
}

/** A run cannot be paid for, or not in this way, or not by this card. */
export class SinglePaymentError extends DomainError {
  constructor(reason: keyof typeof SINGLE_PROBLEMS) {
    super(
      reason === 'DECLINED' ? 'PAYMENT_FAILED' : 'CONFLICT',
      SINGLE_PROBLEMS[reason],
      reason === 'DECLINED' ? { field: 'paymentMethodId', reason } : { reason },
    );
  }
}

const SINGLE_PROBLEMS = {
  OVER: 'This run waits for no payment any more. Please start it again.',
  ON_PAGE: 'A page to pay for this run on is open already. Please pay there.',
  BY_CARD: 'This run is being paid by a card that was given before.',
  DECLINED: 'The card was declined. Nothing was charged; another one may work.',
} as const;

/** 400: the client and the server do not mean the same price. */
export class WrongAmountError extends InvalidFieldError {
  constructor(
    field: 'amount' | 'currency',
    readonly expected: { expectedAmount: number; currency: string },
  ) {
    super(field, `This costs ${expected.expectedAmount} ${expected.currency}.`, expected);
  }
}

/** 409: what was asked for needs a plan that is there, paid, and not another one. */
export class PlanStateError extends DomainError {
  constructor(reason: 'NOT_SUBSCRIBED' | 'STARTING' | 'PAST_DUE' | 'NOTHING_BOUGHT') {
    super('CONFLICT', PLAN_PROBLEMS[reason], { field: 'plan', reason });
  }
}

const PLAN_PROBLEMS = {
  NOT_SUBSCRIBED: 'You have no plan that could be changed. You can begin one at the prices.',
  STARTING: 'Your plan is just beginning. Please try again in a minute.',
  PAST_DUE: 'The last month of your plan is not paid yet. Please pay it first.',
  NOTHING_BOUGHT: 'No card and no plan of yours is kept there, so there is nothing to see to.',
} as const;
