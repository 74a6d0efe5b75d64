import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { Omittable, Pagination } from '../platform/http/index.js';
import {
  GATEWAYS,
  type GatewayName,
  PAYMENT_FAILURES,
  PAYMENT_STATUSES,
  type PaymentFailure,
  type PaymentPurpose,
  type PaymentStatus,
  PURPOSES,
} from './payment.entity.js';
import { can, type PaymentGateway } from './payment-gateway.js';

export class CheckoutRequest {
  /** What is bought, by its slug, e.g. `pack-100`. What it costs, the server knows. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(80)
  item!: string;

  /** By whom to pay; without it, by the first that is set up. */
  @ApiPropertyOptional({ enum: GATEWAYS, enumName: 'GatewayName' })
  @Omittable()
  @IsIn(GATEWAYS)
  gateway?: GatewayName;
}

export class CheckoutResponse {
  @ApiProperty({ format: 'uuid' })
  paymentId!: string;
  /** The page on which to pay. It leads back to ours. */
  @ApiProperty({ format: 'uri' })
  url!: string;
}

export class PaymentResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ enum: PURPOSES, enumName: 'PaymentPurpose' })
  purpose!: PaymentPurpose;
  /** The run that it pays for. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  generationId!: string | null;
  item!: string;
  /** What it was called when it was bought. */
  name!: string;
  @ApiProperty({ type: 'integer' })
  credits!: number;
  @ApiProperty({ type: 'integer' })
  amountMinor!: number;
  /** How much of it has gone back, less what came back again. */
  @ApiProperty({ type: 'integer' })
  refundedMinor!: number;
  currency!: string;
  @ApiProperty({ enum: PAYMENT_STATUSES, enumName: 'PaymentStatus' })
  status!: PaymentStatus;
  /**
   * Why nothing came of it, or not yet: a card was declined, the page expired or never opened, or the
   * buyer called it off.
   */
  @ApiProperty({ enum: PAYMENT_FAILURES, enumName: 'PaymentFailure', nullable: true })
  failure!: PaymentFailure | null;
  /** The buyer agreed, and the money is on its way: nothing is left to do, and it cannot be called off. */
  underWay!: boolean;
  @ApiProperty({ enum: GATEWAYS, enumName: 'GatewayName' })
  gateway!: GatewayName;
  /** There is a receipt at `/billing/receipts/{id}` once there is a number. */
  @ApiProperty({ type: String, nullable: true })
  receiptNo!: string | null;
  /** Where it can still be paid. */
  @ApiProperty({ type: String, format: 'uri', nullable: true })
  checkoutUrl!: string | null;
  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  paidAt!: string | null;
}

export class PaymentList {
  @ApiProperty({ type: [PaymentResponse] })
  data!: PaymentResponse[];
  pagination!: Pagination;
}

export class GatewayResponse {
  @ApiProperty({ enum: GATEWAYS, enumName: 'GatewayName' })
  name!: GatewayName;
  /** `sandbox`: a stand-in for development, where nobody pays real money. */
  @ApiProperty({ enum: ['live', 'sandbox'] })
  mode!: 'live' | 'sandbox';
  /** What can be paid there: a pack, a plan, one run by itself. */
  @ApiProperty({ enum: PURPOSES, enumName: 'PaymentPurpose', isArray: true })
  sells!: PaymentPurpose[];
}

export function toGatewayResponse(gateway: PaymentGateway): GatewayResponse {
  const { name, mode } = gateway;
  const sells: PaymentPurpose[] = can(gateway, 'subscriptions')
    ? ['pack', 'plan', 'single']
    : ['pack', 'single'];
  return { name, mode: mode === 'live' ? 'live' : 'sandbox', sells };
}

export class GatewayList {
  @ApiProperty({ type: [GatewayResponse] })
  data!: GatewayResponse[];
}

export class WebhookResponse {
  received!: boolean;
}
