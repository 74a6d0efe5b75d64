import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsArray,
  IsBoolean,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ArrayMaxSize,
} from 'class-validator';
import { LOT_SOURCES, type LotSource } from './credit-lot.entity.js';
import { Omittable } from '../platform/http/index.js';

export class QuoteRequest {
  /** The slug of a transformation type. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(80)
  type!: string;

  /** As the type's inputSchema says; defaults are filled in. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @Omittable()
  @IsObject()
  inputs?: Record<string, unknown>;

  /** The uploads that the run would use. */
  @ApiPropertyOptional({ type: [String], format: 'uuid' })
  @Omittable()
  @IsArray()
  @ArrayMaxSize(4)
  @IsUUID('all', { each: true })
  inputAssetIds?: string[];
}

export class Money {
  /** Minor units of the currency. */
  @ApiProperty({ type: 'integer' })
  amountMinor!: number;
  currency!: string;
}

export class QuoteLineResponse {
  label!: string;
  @ApiProperty({ type: 'integer' })
  credits!: number;
}

/** What a run would be refused with, if it were started now. */
export class QuoteRefusal {
  code!: string;
  message!: string;
  /** As in the error: `reason`, `waysOn`, and what is missing. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  details!: Record<string, unknown>;
}

export class QuoteResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ type: 'integer' })
  credits!: number;
  moneyEquivalent!: Money;
  @ApiProperty({ type: [QuoteLineResponse] })
  lines!: QuoteLineResponse[];
  /** Who would pay for it now. */
  @ApiProperty({ enum: ['free-run', 'credits', 'none'] })
  paidBy!: 'free-run' | 'credits' | 'none';
  /** Null while something pays for it. */
  @ApiProperty({ type: QuoteRefusal, nullable: true })
  refusal!: QuoteRefusal | null;
  /** What is known beforehand of the result, such as what of an idea it will not show. */
  notes!: string[];
  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;
}

export class FreeTierResponse {
  @ApiProperty({ type: 'integer' })
  freeTierUsed!: number;
  @ApiProperty({ type: 'integer' })
  freeTierLimit!: number;
  @ApiProperty({ type: 'integer' })
  remaining!: number;
  @ApiProperty({ format: 'date-time' })
  renewsAt!: string;
}

export class Pot {
  @ApiProperty({ type: 'integer' })
  available!: number;
  @ApiProperty({ type: 'integer' })
  held!: number;
}

export class LotResponse {
  @ApiProperty({ enum: LOT_SOURCES, enumName: 'LotSource' })
  source!: LotSource;
  /** How many credits are left of it. */
  @ApiProperty({ type: 'integer' })
  remaining!: number;
  /** From then on they cannot be spent; null: never. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expiresAt!: string | null;
}

export class BalanceResponse {
  credits!: Pot;
  freeRuns!: Pot;
  /** Credits that were spent of a payment that was taken back; nothing is run until they are paid. */
  @ApiProperty({ type: 'integer' })
  owed!: number;
  /** Where the available credits lie, in the order in which they are spent; at most 100. */
  @ApiProperty({ type: [LotResponse] })
  lots!: LotResponse[];
}

export class GrantRequest {
  @IsUUID()
  userId!: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 10000 })
  @IsInt()
  @Min(1)
  @Max(10_000)
  credits!: number;

  /** Why; kept in the audit trail, and erased with the user. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason!: string;
}

export class CorrectionRequest {
  @IsUUID()
  userId!: string;

  /** How many are taken. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 10000 })
  @IsInt()
  @Min(1)
  @Max(10_000)
  credits!: number;

  /** Why: the person reads it in a mail. Kept in the audit trail, and erased with the user. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason!: string;

  /** Whether what is missing is owed. Without it no more can be taken than is there. */
  @ApiPropertyOptional({ default: false })
  @Omittable()
  @IsBoolean()
  mayOwe?: boolean;
}

export class LedgerCheckItem {
  name!: string;
  ok!: boolean;
  @ApiProperty({ type: 'integer' })
  violations!: number;
}

export class LedgerCheckResponse {
  ok!: boolean;
  @ApiProperty({ format: 'date-time' })
  asOf!: string;
  @ApiProperty({ type: [LedgerCheckItem] })
  checks!: LedgerCheckItem[];
}
