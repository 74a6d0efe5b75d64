export { ApiLimit, countsTowardsLimit } from './api-limit.js';
export { callerKey } from './caller-key.js';
export { RateLimitCounter } from './rate-limit.entity.js';
export { RateLimitModule } from './rate-limit.module.js';
export { type Claim, RateLimiter, type Standing, waitInWords } from './rate-limiter.js';
