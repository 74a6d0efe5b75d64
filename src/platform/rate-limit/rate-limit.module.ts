import { Global, Module } from '@nestjs/common';
import { ApiLimit } from './api-limit.js';
import { RateLimiter } from './rate-limiter.js';

@Global()
@Module({ providers: [RateLimiter, ApiLimit], exports: [RateLimiter, ApiLimit] })
export class RateLimitModule {}
