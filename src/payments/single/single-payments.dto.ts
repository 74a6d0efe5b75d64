import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNumber, IsString, IsUUID, Matches, Max, Min } from 'class-validator';
import { Omittable } from '../../platform/http/index.js';
import { GATEWAYS, type GatewayName } from '../payment.entity.js';

const MAX_AMOUNT = 1_000_000;

export class SinglePaymentRequest {
  /** The run that waits for its payment, as `POST /generations` with `pay: "single"` answered it. */
  @IsUUID()
  generationId!: string;

  /**
   * A way to pay that the payment service made known to the client, e.g. `pm_…`. Without it the answer
   * names the page to pay on.
   */
  @ApiPropertyOptional({ maxLength: 255 })
  @Omittable()
  @IsString()
  @Matches(/^[\w-]{1,255}$/, { message: 'This does not look like a way to pay.' })
  paymentMethodId?: string;

  /** Need not be said: what it costs, the server knows, and refuses anything else. E.g. `0.99`. */
  @ApiPropertyOptional({ type: 'number', minimum: 0, maximum: MAX_AMOUNT })
  @Omittable()
  @IsNumber({ maxDecimalPlaces: 4 })
  @Min(0)
  @Max(MAX_AMOUNT)
  amount?: number;

  /** Need not be said, likewise. */
  @ApiPropertyOptional({ pattern: '^[A-Za-z]{3}$' })
  @Omittable()
  @IsString()
  @Matches(/^[A-Za-z]{3}$/, { message: 'This is no currency.' })
  currency?: string;

  /**
   * By whom to pay; without it, by the first that is set up. Where a page of somebody else is open, that
   * one is left: it is closed, or what is paid there goes back.
   */
  @ApiPropertyOptional({ enum: GATEWAYS, enumName: 'GatewayName' })
  @Omittable()
  @IsIn(GATEWAYS)
  gateway?: GatewayName;
}
