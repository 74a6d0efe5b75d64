import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ApiErrors,
  CurrentUser,
  type Principal,
  RequirePermission,
} from '../platform/http/index.js';
import { BalanceReader } from './balance.read-model.js';
import { BalanceResponse, FreeTierResponse, QuoteRequest, QuoteResponse } from './billing.dto.js';
import { BillingService } from './billing.service.js';

@ApiTags('billing')
@Controller()
export class BillingController {
  constructor(
    private readonly billing: BillingService,
    private readonly balances: BalanceReader,
  ) {}

  /** What a run would cost: a price that binds for 15 minutes. */
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
}
