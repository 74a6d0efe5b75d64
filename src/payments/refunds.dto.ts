import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsNotEmpty, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { IsTimeText, Omittable, PageQuery, Pagination } from '../platform/http/index.js';
import {
  GATEWAYS,
  type GatewayName,
  PAYMENT_STATUSES,
  type PaymentStatus,
} from './payment.entity.js';
import { PaymentResponse } from './payments.dto.js';
import {
  DISPUTE_STATUSES,
  type DisputeStatus,
  REFUND_STATUSES,
  type RefundStatus,
} from './refund.entity.js';

export class RefundRequest {
  /** In the payment's currency, in its smallest unit. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 100_000_000 })
  @IsInt()
  @Min(1)
  @Max(100_000_000)
  amountMinor!: number;

  /** Why; kept in the audit trail, and erased with the user. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason!: string;
}

export class RefundResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ format: 'uuid' })
  paymentId!: string;
  @ApiProperty({ type: 'integer' })
  amountMinor!: number;
  /** What was taken back for it; it returns where the payment service refuses. */
  @ApiProperty({ type: 'integer' })
  credits!: number;
  /**
   * `AWAITING`: above the limit of one person, so that a second one decides; nothing has moved.
   * `PENDING`: asked for, and the payment service has not answered yet. `RETURNED`: it failed after it
   * was made, and money and credits are back.
   */
  @ApiProperty({ enum: REFUND_STATUSES, enumName: 'RefundStatus' })
  status!: RefundStatus;
  /** Null: by itself, for the run that was paid came to nothing. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  requestedBy!: string | null;
  /** Null where people may not be seen. */
  @ApiProperty({ type: String, nullable: true })
  requestedByName!: string | null;
  /** The second person, where one was needed and has decided. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  decidedBy!: string | null;
  @ApiProperty({ type: String, nullable: true })
  decidedByName!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  decidedAt!: string | null;
  /** Why, for the second person; null once they have decided. */
  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;
  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
}

export class DisputeResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ type: 'integer' })
  amountMinor!: number;
  /** What was taken, or is owed, for it. */
  @ApiProperty({ type: 'integer' })
  credits!: number;
  @ApiProperty({ enum: DISPUTE_STATUSES, enumName: 'DisputeStatus' })
  status!: DisputeStatus;
  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
}

export class AdminPaymentQuery extends PageQuery {
  @ApiPropertyOptional({ enum: PAYMENT_STATUSES, enumName: 'PaymentStatus' })
  @Omittable()
  @IsIn(PAYMENT_STATUSES)
  status?: PaymentStatus;

  /** Payments of this user. */
  @ApiPropertyOptional({ format: 'uuid' })
  @Omittable()
  @IsUUID()
  userId?: string;

  /** The one with this number. */
  @ApiPropertyOptional({ maxLength: 20 })
  @Omittable()
  @IsString()
  @MaxLength(20)
  receiptNo?: string;

  /** Paid by this payment service. */
  @ApiPropertyOptional({ enum: GATEWAYS, enumName: 'GatewayName' })
  @Omittable()
  @IsIn(GATEWAYS)
  gateway?: GatewayName;

  /** Begun then or later. */
  @ApiPropertyOptional({ format: 'date-time' })
  @Omittable()
  @IsTimeText()
  from?: Date;

  /** Begun before. */
  @ApiPropertyOptional({ format: 'date-time' })
  @Omittable()
  @IsTimeText()
  to?: Date;
}

export class AdminPaymentResponse extends PaymentResponse {
  @ApiProperty({ format: 'uuid' })
  userId!: string;
  /** Null where it may not be seen, and of people who were erased. */
  @ApiProperty({ type: String, nullable: true })
  userName!: string | null;
  /** How many credits of the money that went back were spent, and are owed by nobody. */
  @ApiProperty({ type: 'integer' })
  creditsLost!: number;
}

export class AdminPaymentList {
  @ApiProperty({ type: [AdminPaymentResponse] })
  data!: AdminPaymentResponse[];
  pagination!: Pagination;
}

export class PaymentMessage {
  /** The payment service's own id of it. */
  eventId!: string;
  /** What the payment service calls it, e.g. `checkout.session.completed`. */
  type!: string;
  /** `RECEIVED`: waits to be acted on. */
  @ApiProperty({ enum: ['RECEIVED', 'PROCESSED', 'IGNORED'] })
  status!: 'RECEIVED' | 'PROCESSED' | 'IGNORED';
  @ApiProperty({ format: 'date-time' })
  receivedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  processedAt!: string | null;
}

export class AdminPaymentDetails extends AdminPaymentResponse {
  /** The payment service's own name for it. */
  @ApiProperty({ type: String, nullable: true })
  gatewayPaymentId!: string | null;
  /** How much can be given back at this moment. */
  @ApiProperty({ type: 'integer' })
  refundableMinor!: number;
  /** How much of that one person may give back; above it a second one decides. */
  @ApiProperty({ type: 'integer' })
  refundableAloneMinor!: number;
  /** Of somebody erased: what was unspent when the account ended, and is lost to them. */
  @ApiProperty({ type: 'integer' })
  unspentCredits!: number;
  /** The account is erased: a reason that is given for a refund is erased with it at once. */
  userErased!: boolean;
  @ApiProperty({ type: [RefundResponse] })
  refunds!: RefundResponse[];
  @ApiProperty({ type: [DisputeResponse] })
  disputes!: DisputeResponse[];
  /** What the payment service told us of it, the oldest first; at most 100, and for as long as kept. */
  @ApiProperty({ type: [PaymentMessage] })
  messages!: PaymentMessage[];
}

export class AdminRefundQuery extends PageQuery {
  @ApiPropertyOptional({ enum: REFUND_STATUSES, enumName: 'RefundStatus' })
  @Omittable()
  @IsIn(REFUND_STATUSES)
  status?: RefundStatus;
}

export class AdminRefundResponse extends RefundResponse {
  /** Whose payment it is. */
  @ApiProperty({ format: 'uuid' })
  userId!: string;
  @ApiProperty({ type: String, nullable: true })
  userName!: string | null;
  currency!: string;
  /** What was paid for. */
  name!: string;
  @ApiProperty({ type: String, nullable: true })
  receiptNo!: string | null;
}

export class AdminRefundList {
  @ApiProperty({ type: [AdminRefundResponse] })
  data!: AdminRefundResponse[];
  pagination!: Pagination;
}
