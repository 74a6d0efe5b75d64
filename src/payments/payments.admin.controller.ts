import { Body, Controller, Get, Header, Headers, Post, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  ApiErrors,
  CurrentUser,
  IdParam,
  type Principal,
  RequirePermission,
} from '../platform/http/index.js';
import { PaymentReceipts, sendReceipt } from './payment-receipts.js';
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
    private readonly receipts: PaymentReceipts,
  ) {}

  /** Everybody's payments, the newest first. */
  @Get()
  @RequirePermission('payments:read')
  list(
    @CurrentUser() viewer: Principal,
    @Query() query: AdminPaymentQuery,
  ): Promise<AdminPaymentList> {
    return this.payments.list(viewer, query);
  }

  /** One payment, with what went back of it and how much still can. */
  @Get(':id')
  @ApiErrors('NOT_FOUND')
  @RequirePermission('payments:read')
  find(@CurrentUser() viewer: Principal, @IdParam() id: string): Promise<AdminPaymentDetails> {
    return this.payments.find(viewer, id);
  }

  /** A copy of its receipt; who may not see people or their addresses gets it without them. */
  @Get(':id/receipt')
  @ApiErrors('NOT_FOUND')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Header('Cache-Control', 'private, no-store')
  @RequirePermission('payments:read')
  async receipt(
    @CurrentUser() viewer: Principal,
    @IdParam() id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendReceipt(reply, await this.receipts.copy(viewer, id));
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
