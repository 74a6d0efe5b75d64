/** By this name our id of a payment stands in Stripe's objects. */
export const PAYMENT_KEY = 'payment_id';

/** By this name our id of a refund stands in Stripe's. */
export const REFUND_KEY = 'refund_id';

/** Marks what was charged without a page; of others the page tells. */
export const DIRECT_KEY = 'direct';
