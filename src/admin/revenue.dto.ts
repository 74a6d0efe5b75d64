import { ApiProperty } from '@nestjs/swagger';

/** Money of one currency, in its smallest unit. */
export class Takings {
  /** What was paid. */
  @ApiProperty({ type: 'integer' }) sales!: number;
  /** What was given back. */
  @ApiProperty({ type: 'integer' }) refunds!: number;
  /** What buyers' banks took back, less what they gave back after all. */
  @ApiProperty({ type: 'integer' }) disputes!: number;
  /** Sales less the other two. */
  @ApiProperty({ type: 'integer' }) net!: number;
}

export class TakingsOfDay extends Takings {
  /** UTC, e.g. `2026-11-26`. */
  @ApiProperty({ format: 'date' }) day!: string;
}

export class RevenueInCurrency {
  currency!: string;
  today!: Takings;
  /** All days that were asked for together. */
  range!: Takings;
  /** Since the first payment. */
  total!: Takings;
  /** One for each day, oldest first, without gaps. */
  @ApiProperty({ type: [TakingsOfDay] }) days!: TakingsOfDay[];
}

export class RevenueResponse {
  /** The installation's own currency first, whether or not anything was paid in it. */
  @ApiProperty({ type: [RevenueInCurrency] }) currencies!: RevenueInCurrency[];
  @ApiProperty({ format: 'date-time' }) asOf!: string;
}
