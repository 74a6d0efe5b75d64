import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import { Omittable, PageQuery, Pagination } from '../../platform/http/index.js';
import { SUBSCRIPTION_STATUSES, type SubscriptionStatus } from './subscription.entity.js';
import { SubscriptionResponse } from './subscriptions.dto.js';

export class AdminSubscriptionQuery extends PageQuery {
  @ApiPropertyOptional({ enum: SUBSCRIPTION_STATUSES, enumName: 'SubscriptionStatus' })
  @Omittable()
  @IsIn(SUBSCRIPTION_STATUSES)
  status?: SubscriptionStatus;

  /** Of this plan, by its slug. */
  @ApiPropertyOptional({ maxLength: 40 })
  @Omittable()
  @IsString()
  @MaxLength(40)
  plan?: string;

  /** Subscriptions of this user. */
  @ApiPropertyOptional({ format: 'uuid' })
  @Omittable()
  @IsUUID()
  userId?: string;
}

export class AdminSubscriptionResponse extends SubscriptionResponse {
  @ApiProperty({ format: 'uuid' })
  userId!: string;
  /** Null where people may not be seen. */
  @ApiProperty({ type: String, nullable: true })
  userName!: string | null;
  /** What the payment service calls it. */
  gatewaySubscriptionId!: string;
}

export class AdminSubscriptionList {
  @ApiProperty({ type: [AdminSubscriptionResponse] })
  data!: AdminSubscriptionResponse[];
  pagination!: Pagination;
}
