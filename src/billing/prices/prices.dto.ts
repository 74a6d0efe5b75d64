import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsInt,
  IsNotEmpty,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsTimeText, Omittable } from '../../platform/http/index.js';
import { PLAIN_FEATURES, type PlanFeatures } from '../plans/plan-features.js';
import { PlanFeaturesDto } from '../plans/plan-features.dto.js';
import { OFFER_KINDS, type OfferKind } from './offer-version.entity.js';
import type { Offer } from './offer.js';

export class PackResponse {
  /** What checkout calls it. */
  slug!: string;
  name!: string;
  description!: string;
  @ApiProperty({ type: 'integer' })
  credits!: number;
  @ApiProperty({ type: 'integer' })
  amountMinor!: number;
  currency!: string;
}

export class PackList {
  @ApiProperty({ type: [PackResponse] })
  data!: PackResponse[];
}

export class PlanResponse {
  slug!: string;
  name!: string;
  description!: string;
  @ApiProperty({ type: 'integer' })
  amountMinor!: number;
  currency!: string;
  /** How often it is paid; null: it is not a subscription. */
  @ApiProperty({ enum: ['month'], nullable: true, type: String })
  period!: 'month' | null;
  /** Per period; of a plan without one, what the amount buys. */
  @ApiProperty({ type: 'integer' })
  credits!: number;
  /** Free runs a month, which everybody has. */
  @ApiProperty({ type: 'integer' })
  freeRuns!: number;
  /** Shown as unlimited, under the rule of `fairUse`. */
  unlimited!: boolean;
  @ApiProperty({ type: String, nullable: true })
  fairUse!: string | null;
  /** What it brings beside its credits. */
  features!: PlanFeaturesDto;
}

export class PlanList {
  @ApiProperty({ type: [PlanResponse] })
  data!: PlanResponse[];
}

export class OfferVersionResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ enum: OFFER_KINDS, enumName: 'OfferKind' })
  kind!: OfferKind;
  slug!: string;
  /** 1, 2, 3 … for each plan and pack. */
  @ApiProperty({ type: 'integer' })
  number!: number;
  name!: string;
  description!: string;
  @ApiProperty({ type: 'integer' })
  amountMinor!: number;
  currency!: string;
  @ApiProperty({ type: 'integer' })
  credits!: number;
  @ApiProperty({ enum: ['month'], nullable: true, type: String })
  period!: 'month' | null;
  @ApiProperty({ type: String, nullable: true })
  fairUse!: string | null;
  /** Of plans. */
  @ApiProperty({ type: PlanFeaturesDto, nullable: true })
  features!: PlanFeatures | null;
  onSale!: boolean;
  @ApiProperty({ format: 'date-time' })
  effectiveFrom!: string;
  /** Whether it holds now. */
  inForce!: boolean;
}

export class OfferVersionList {
  @ApiProperty({ type: [OfferVersionResponse] })
  data!: OfferVersionResponse[];
}

export class PriceCheckQuery {
  /** Says what is wrong, as publishing would, and publishes nothing. */
  @ApiPropertyOptional({ type: Boolean })
  @Omittable()
  @Transform(({ value }: { value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value,
  )
  @IsBoolean()
  dryRun?: boolean;
}

export class OfferRequest {
  /** The number of the version that this one follows, as it was read; 0 for what is new. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100000 })
  @IsInt()
  @Min(0)
  @Max(100_000)
  after!: number;

  /** Not empty; that is said together with whatever else is wrong with the offer. */
  @IsString()
  @MaxLength(60, { message: 'At most 60 characters.' })
  name!: string;

  /** Likewise. */
  @IsString()
  @MaxLength(300, { message: 'At most 300 characters.' })
  description!: string;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 1000000 })
  @IsInt()
  @Min(0)
  @Max(1_000_000, { message: 'That is too much for one payment.' })
  amountMinor!: number;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 1000000 })
  @IsInt()
  @Min(0)
  @Max(1_000_000, { message: 'At most 1,000,000 credits.' })
  credits!: number;

  /** Off: it is no longer offered; who has it keeps it. */
  @IsBoolean()
  onSale!: boolean;

  /** From when on it holds; now unless given. A moment that has just passed counts as now. */
  @ApiProperty({ type: String, format: 'date-time', required: false })
  @Omittable()
  @IsTimeText()
  effectiveFrom?: Date;
}

export class PlanRequest extends OfferRequest {
  /** The rule of a plan that is called unlimited; null for others. */
  @ApiProperty({ type: String, nullable: true, maxLength: 500 })
  @ValidateIf((_, value) => value !== null)
  @IsString()
  @IsNotEmpty()
  @MaxLength(500, { message: 'At most 500 characters.' })
  fairUse!: string | null;

  /** What it brings beside its credits; as before, unless given. */
  @ApiPropertyOptional({ type: PlanFeaturesDto })
  @Omittable()
  @ValidateNested()
  @Type(() => PlanFeaturesDto)
  features?: PlanFeaturesDto;
}

export function toPack(offer: Offer): PackResponse {
  const { slug, name, description, credits, amountMinor, currency } = offer;
  return { slug, name, description, credits, amountMinor, currency };
}

export function toPlan(offer: Offer, freeRuns: number): PlanResponse {
  const { period, fairUse } = offer;
  const features = offer.features ?? PLAIN_FEATURES;
  return { ...toPack(offer), period, freeRuns, unlimited: fairUse !== null, fairUse, features };
}

export function toOfferVersion(offer: Offer, inForce: boolean): OfferVersionResponse {
  const { id, kind, number, period, fairUse, features, onSale } = offer;
  const effectiveFrom = new Date(offer.effectiveFrom).toISOString();
  return {
    id,
    kind,
    number,
    ...toPack(offer),
    period,
    fairUse,
    features,
    onSale,
    effectiveFrom,
    inForce,
  };
}
