export { ApiLimit, countsTowardsLimit } from './api-limit.js';
export { callerKey } from './caller-key.js';
export { RateLimitCounter } from './rate-limit.entity.js';
export { RateLimitModule } from './rate-limit.module.js';
export { RateLimiter } from './rate-limiter.js';
