import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Max, Min } from 'class-validator';
import { Money } from '../billing/index.js';
import { IsIntegerText, Omittable } from '../platform/http/index.js';

export class StatsQuery {
  /** How many days the trend goes back, today included. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 366, default: 30 })
  @Omittable()
  @IsIntegerText()
  @Min(1)
  @Max(366)
  days?: number;
}

export class StatsDay {
  /** UTC, e.g. `2026-11-26`. */
  @ApiProperty({ format: 'date' }) day!: string;
  @ApiProperty() newUsers!: number;
  /** Runs completed on that day. */
  @ApiProperty() transformations!: number;
  /** Users with an authenticated request on that day. */
  @ApiProperty() activeUsers!: number;
}

export class StatsResponse {
  /** Accounts that are not erased. */
  @ApiProperty() totalUsers!: number;
  /** Runs that were completed. */
  @ApiProperty() totalTransformations!: number;
  /** Users with an authenticated request within 30 days. */
  @ApiProperty() activeUsers!: number;
  /** Paid less given back and disputed, since the first payment; null for who may not see the ledger. */
  @ApiProperty({ type: Money, nullable: true }) totalRevenue!: Money | null;
  /** One for each day, oldest first, without gaps. */
  @ApiProperty({ type: [StatsDay] }) trend!: StatsDay[];
  @ApiProperty({ format: 'date-time' }) asOf!: string;
}
