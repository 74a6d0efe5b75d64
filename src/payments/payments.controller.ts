import { Body, Controller, Get, Header, Headers, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  ApiErrors,
  CurrentUser,
  IdParam,
  PageQuery,
  type Principal,
  Public,
  RequirePermission,
} from '../platform/http/index.js';
import { CheckoutService } from './checkout.service.js';
import { PaymentCancellation } from './payment-cancellation.js';
import { PaymentChecks } from './payment-checks.js';
import { PaymentGateways } from './payment-gateways.js';
import { PaymentReceipts, sendReceipt } from './payment-receipts.js';
import {
  CheckoutRequest,
  CheckoutResponse,
  GatewayList,
  PaymentList,
  PaymentResponse,
  toGatewayResponse,
} from './payments.dto.js';
import { PaymentReader } from './payments.read-model.js';

@ApiTags('billing')
@Controller('billing')
export class PaymentsController {
  constructor(
    private readonly checkouts: CheckoutService,
    private readonly gateways: PaymentGateways,
    private readonly payments: PaymentReader,
    private readonly checks: PaymentChecks,
    private readonly receipts: PaymentReceipts,
    private readonly cancellation: PaymentCancellation,
  ) {}

  /** By whom one can pay here, and what. None: nothing can be bought at the moment. */
  @Get('gateways')
  @Public()
  listGateways(): GatewayList {
    return { data: this.gateways.list().map(toGatewayResponse) };
  }

  /** Begins to buy: answers with the page on which to pay. */
  @Post('checkout')
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'The same key gives the same payment and the same page.',
  })
  @ApiErrors(
    'IDEMPOTENCY_MISMATCH',
    'CONFLICT',
    'RATE_LIMIT_EXCEEDED',
    'API_ERROR',
    'SERVICE_UNAVAILABLE',
  )
  @RequirePermission('payments:create')
  checkout(
    @CurrentUser() user: Principal,
    @Body() body: CheckoutRequest,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<CheckoutResponse> {
    return this.checkouts.checkout(user.userId, body, key);
  }

  /** Your payments, the newest first. */
  @Get('history')
  @RequirePermission('billing:read')
  history(@CurrentUser() user: Principal, @Query() query: PageQuery): Promise<PaymentList> {
    return this.payments.list(user.userId, query);
  }

  /** One of your payments. While it is open, asking has us ask the payment service, too. */
  @Get('payments/:id')
  @ApiErrors('NOT_FOUND')
  @RequirePermission('billing:read')
  async find(@CurrentUser() user: Principal, @IdParam() id: string): Promise<PaymentResponse> {
    const payment = await this.payments.find(user.userId, id);
    if (payment.status === 'PENDING') await this.checks.hurry(id);
    return payment;
  }

  /**
   * Calls off what you have not paid, and with it the run that waits for it. Who paid at that moment
   * gets what they paid for, or their money back.
   */
  @Post('payments/:id/cancel')
  @HttpCode(200)
  @ApiErrors('NOT_FOUND', 'CONFLICT', 'API_ERROR', 'SERVICE_UNAVAILABLE')
  @RequirePermission('payments:create')
  async cancel(@CurrentUser() user: Principal, @IdParam() id: string): Promise<PaymentResponse> {
    await this.cancellation.cancel(user.userId, id);
    return this.payments.find(user.userId, id);
  }

  /** The receipt of a payment, by the payment's id. */
  @Get('receipts/:id')
  @ApiErrors('NOT_FOUND')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Header('Cache-Control', 'private, no-store')
  @RequirePermission('billing:read')
  async receipt(
    @CurrentUser() user: Principal,
    @IdParam() id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendReceipt(reply, await this.receipts.pdf(user.userId, id));
  }
}
