import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/**
 * What one key has consumed of one rule in the current window. The columns, their names and their
 * order are those that the PostgreSQL store of rate-limiter-flexible writes.
 */
export const RateLimitCounter = defineEntity({
  name: 'RateLimitCounter',
  tableName: 'rate_limit_counter',
  properties: {
    key: p.string().length(255).primary(),
    points: p.integer().default(0),
    /** Milliseconds since 1970 at which the window ends. */
    expire: p.bigint('number').nullable(),
  },
});

export type RateLimitCounter = InferEntity<typeof RateLimitCounter>;
