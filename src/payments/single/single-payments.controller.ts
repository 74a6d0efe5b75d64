import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ApiErrors,
  CurrentUser,
  type Principal,
  RequirePermission,
} from '../../platform/http/index.js';
import { PaymentResponse } from '../payments.dto.js';
import { PaymentReader } from '../payments.read-model.js';
import { SinglePaymentRequest } from './single-payments.dto.js';
import { SinglePaymentsService } from './single-payments.service.js';

@ApiTags('billing')
@Controller('billing/payments')
export class SinglePaymentsController {
  constructor(
    private readonly singles: SinglePaymentsService,
    private readonly payments: PaymentReader,
  ) {}

  /**
   * Pays for one run that waits for it. With `paymentMethodId` the money is taken at once; where the
   * bank asks its owner first, or without one, `checkoutUrl` says where to go. The run begins when the
   * payment service says that it is paid; if it comes to nothing, the money goes back by itself.
   */
  @Post()
  @ApiErrors(
    'NOT_FOUND',
    'CONFLICT',
    'PAYMENT_FAILED',
    'RATE_LIMIT_EXCEEDED',
    'API_ERROR',
    'SERVICE_UNAVAILABLE',
  )
  @RequirePermission('payments:create')
  async pay(
    @CurrentUser() user: Principal,
    @Body() body: SinglePaymentRequest,
  ): Promise<PaymentResponse> {
    const id = await this.singles.pay(user.userId, body);
    return this.payments.find(user.userId, id);
  }
}
