/**
 * `retryable` may pass by itself, `misconfigured` passes once somebody mends the settings, and
 * `rejected` is final for this message.
 */
export type DeliveryFailure = 'retryable' | 'rejected' | 'misconfigured';

/**
 * Why a transport could not hand a message over, in the words that all transports share. `code` is
 * the vendor's, e.g. `smtp 550` or `twilio 21211`; neither it nor the message tells the recipient.
 */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';

  constructor(
    readonly failure: DeliveryFailure,
    readonly code: string,
    /** How long the vendor asks us to wait. */
    readonly retryAfterSeconds?: number,
  ) {
    super(`${failure}: ${code}`);
  }
}
