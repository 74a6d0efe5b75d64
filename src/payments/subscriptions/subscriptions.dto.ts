import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { PlanFeaturesDto } from '../../billing/index.js';
import { IsTimeText, Omittable } from '../../platform/http/index.js';
import { GATEWAYS, type GatewayName } from '../payment.entity.js';
import {
  SUBSCRIPTION_EVENTS,
  SUBSCRIPTION_STATUSES,
  type SubscriptionEventKind,
  type SubscriptionStatus,
} from './subscription.entity.js';

export class SubscribedPlan {
  slug!: string;
  name!: string;
  /** What it costs each month, as it was offered when it was bought. */
  @ApiProperty({ type: 'integer' })
  amountMinor!: number;
  currency!: string;
  /** What each month brings. */
  @ApiProperty({ type: 'integer' })
  credits!: number;
  /** Shown as unlimited, under the rule of the plan. */
  unlimited!: boolean;
  /** That rule; null: it is not unlimited. */
  @ApiProperty({ type: String, nullable: true })
  fairUse!: string | null;
}

export class SubscriptionEventResponse {
  @ApiProperty({ enum: SUBSCRIPTION_EVENTS, enumName: 'SubscriptionEventKind' })
  kind!: SubscriptionEventKind;
  /** The plan that it is about, where it is about one. */
  @ApiProperty({ type: String, nullable: true })
  plan!: string | null;
  @ApiProperty({ format: 'date-time' })
  at!: string;
}

export class SubscriptionResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  plan!: SubscribedPlan;
  /** `STARTING`: the first payment is on its way. `PAST_DUE`: the next month could not be paid yet. */
  @ApiProperty({ enum: SUBSCRIPTION_STATUSES, enumName: 'SubscriptionStatus' })
  status!: SubscriptionStatus;
  /** The month that was paid last; null before the first. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  periodStart!: string | null;
  /** When the next month begins, or the plan ends. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  periodEnd!: string | null;
  cancelAtPeriodEnd!: boolean;
  /** Another plan from the next month on. */
  @ApiProperty({ type: SubscribedPlan, nullable: true })
  nextPlan!: SubscribedPlan | null;
  /** Where the next month could not be paid: until when the plan stays all the same. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  graceUntil!: string | null;
  @ApiProperty({ enum: GATEWAYS, enumName: 'GatewayName' })
  gateway!: GatewayName;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt!: string | null;
  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
}

export class OwnSubscription extends SubscriptionResponse {
  /** What happened to it, the newest first. */
  @ApiProperty({ type: [SubscriptionEventResponse] })
  events!: SubscriptionEventResponse[];
}

/** The plan that somebody pays, or the last one that they did. */
export class SubscriptionView {
  /** The slug of the plan whose features hold now; `free` without one that is paid. */
  plan!: string;
  features!: PlanFeaturesDto;
  @ApiProperty({ type: OwnSubscription, nullable: true })
  subscription!: OwnSubscription | null;
}

export class PlanChoice {
  /** The slug of a plan; `free` ends the one that is paid. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  plan!: string;
}

export class PlanDecision extends PlanChoice {
  /**
   * As the preview said it: then exactly what it said is charged. Good for a quarter of an hour; without
   * it, what is charged is reckoned at this moment.
   */
  @ApiProperty({ type: String, format: 'date-time', required: false })
  @Omittable()
  @IsTimeText()
  asOf?: Date;
}

export class PlanChangePreview {
  /** A dearer plan begins at once, a cheaper one with the next month. */
  @ApiProperty({ enum: ['now', 'next-period'] })
  when!: 'now' | 'next-period';
  /** What is charged at once, as the payment service reckons it at this moment. */
  @ApiProperty({ type: 'integer' })
  amountMinor!: number;
  currency!: string;
  /** What that brings at once. */
  @ApiProperty({ type: 'integer' })
  credits!: number;
  /** The moment for which this was reckoned. Who decides says it again, and is charged just that. */
  @ApiProperty({ format: 'date-time' })
  asOf!: string;
}

export class PortalResponse {
  @ApiProperty({ format: 'uri' })
  url!: string;
}
