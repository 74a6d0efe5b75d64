import { ApiProperty } from '@nestjs/swagger';
import { Money } from '../billing/index.js';

export class OwnStatsMonth {
  /** UTC, e.g. `2026-11`. */
  @ApiProperty({ example: '2026-11' }) month!: string;
  /** Runs that were completed in that month. */
  @ApiProperty({ type: 'integer' }) transformations!: number;
  @ApiProperty({ type: 'integer' }) freeRuns!: number;
  @ApiProperty({ type: 'integer' }) creditsSpent!: number;
}

export class OwnStatsCategory {
  @ApiProperty({ example: 'photo' }) category!: string;
  @ApiProperty({ type: 'integer' }) transformations!: number;
}

export class OwnStatsResponse {
  /** Runs that were completed, those included that you removed since. */
  @ApiProperty({ type: 'integer' }) totalTransformations!: number;
  /** What the credits were worth that completed runs were charged; free runs cost nothing. */
  @ApiProperty({ type: Money }) totalSpent!: Money;
  @ApiProperty({ type: 'integer' }) creditsSpent!: number;
  /** Completed runs that a free run paid for. */
  @ApiProperty({ type: 'integer' }) freeRunsUsed!: number;
  /** Runs that failed or were refused. Nothing was charged for them. */
  @ApiProperty({ type: 'integer' }) notCharged!: number;
  @ApiProperty({ type: 'integer' }) favourites!: number;
  /** Most used first. */
  @ApiProperty({ type: [OwnStatsCategory] }) categories!: OwnStatsCategory[];
  /** The last twelve, oldest first, without gaps. */
  @ApiProperty({ type: [OwnStatsMonth] }) months!: OwnStatsMonth[];
  @ApiProperty({ format: 'date-time' }) asOf!: string;
}
