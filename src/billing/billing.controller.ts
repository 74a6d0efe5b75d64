import { Body, Controller, Get, Headers, Post, Res } from '@nestjs/common';
import { ApiHeader, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  ApiErrors,
  CurrentUser,
  type Principal,
  RequirePermission,
} from '../platform/http/index.js';
import { BalanceStream } from './balance-stream.js';
import { BalanceReader } from './balance.read-model.js';
import { BalanceResponse, FreeTierResponse, QuoteRequest, QuoteResponse } from './billing.dto.js';
import { BillingService } from './billing.service.js';

@ApiTags('billing')
@Controller()
export class BillingController {
  constructor(
    private readonly billing: BillingService,
    private readonly balances: BalanceReader,
    private readonly stream: BalanceStream,
  ) {}

  /**
   * What a run would cost: a price that binds for 15 minutes. What is certain to be blocked for its words has none:
   * `details.reason` is `WORDS_BLOCKED` or `IDEA_UNSAFE`.
   */
  @Post('quotes')
  @ApiErrors('NOT_FOUND')
  @RequirePermission('generations:create')
  quote(@CurrentUser() user: Principal, @Body() body: QuoteRequest): Promise<QuoteResponse> {
    return this.billing.quote(user.userId, body);
  }

  /** The free runs of this month. */
  @Get('billing/free-tier')
  @RequirePermission('billing:read')
  async freeTier(@CurrentUser() user: Principal): Promise<FreeTierResponse> {
    const { freeTier } = await this.balances.read(user.userId);
    const { used, limit, remaining, renewsAt } = freeTier;
    return { freeTierUsed: used, freeTierLimit: limit, remaining, renewsAt };
  }

  /** Credits and free runs: what may be spent and what runs in progress hold. */
  @Get('billing/balance')
  @RequirePermission('billing:read')
  balance(@CurrentUser() user: Principal): Promise<BalanceResponse> {
    return this.balances.balance(user.userId);
  }

  /**
   * Credits and free runs as server-sent events: `balance` now, and whenever something changes them.
   * `Last-Event-ID` leaves out what that event said.
   */
  @Get('billing/balance/events')
  @ApiHeader({ name: 'Last-Event-ID', required: false })
  @ApiProduces('text/event-stream')
  @RequirePermission('billing:read')
  balanceEvents(
    @CurrentUser() user: Principal,
    @Headers('last-event-id') lastSeen: string | undefined,
    @Res() reply: FastifyReply,
  ): void {
    this.stream.send(user, lastSeen, reply);
  }
}
