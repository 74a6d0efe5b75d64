import { Injectable } from '@nestjs/common';
import { type AppConfig, AppConfigToken } from './config/index.js';

/**
 * The program's only source of the time. `CLOCK_OFFSET_MS` shifts it, so that expiry can be tested
 * without waiting. SQL takes its times as parameters from here and never calls `now()`.
 */
@Injectable()
export class Clock {
  private readonly offsetMs: number;

  constructor(@AppConfigToken() config: AppConfig) {
    this.offsetMs = config.app.test.clockOffsetMs;
  }

  /** Now, in UTC, as a new Date. */
  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  /** Now plus `ms` milliseconds; negative values lie in the past. */
  in(ms: number): Date {
    return new Date(Date.now() + this.offsetMs + ms);
  }
}
