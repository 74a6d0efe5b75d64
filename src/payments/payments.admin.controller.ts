import { Body, Controller, Get, Headers, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import {
  ApiErrors,
  CurrentUser,
  IdParam,
  type Principal,
  RequirePermission,
} from '../platform/http/index.js';
import { PaymentsAdminReader } from './payments.admin.read-model.js';
import {
  AdminPaymentDetails,
  AdminPaymentList,
  AdminPaymentQuery,
  RefundRequest,
  RefundResponse,
} from './refunds.dto.js';
import { RefundsService } from './refunds.service.js';

@ApiTags('admin')
@Controller('admin/payments')
export class PaymentsAdminController {
  constructor(
    private readonly payments: PaymentsAdminReader,
    private readonly refunds: RefundsService,
  ) {}

  /** Everybody's payments, the newest first. */
  @Get()
  @RequirePermission('payments:read')
  list(@Query() query: AdminPaymentQuery): Promise<AdminPaymentList> {
    return this.payments.list(query);
  }

  /** One payment, with what went back of it and how much still can. */
  @Get(':id')
  @ApiErrors('NOT_FOUND')
  @RequirePermission('payments:read')
  find(@IdParam() id: string): Promise<AdminPaymentDetails> {
    return this.payments.find(id);
  }

  /**
   * Gives money back, and takes the credits that go with it. The same Idempotency-Key gives it back
   * once; `FAILED` is the answer where the payment service refuses, and the credits are back.
   */
  @Post(':id/refunds')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiErrors('NOT_FOUND', 'CONFLICT', 'IDEMPOTENCY_MISMATCH')
  @RequirePermission('payments:refund')
  refund(
    @CurrentUser() actor: Principal,
    @IdParam() id: string,
    @Headers('idempotency-key') key: string | undefined,
    @Body() body: RefundRequest,
  ): Promise<RefundResponse> {
    return this.refunds.refund(actor, id, body, key);
  }
}
