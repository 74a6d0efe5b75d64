import { DomainError, UnavailableError } from '../platform/errors/index.js';
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
