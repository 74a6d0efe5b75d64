import { Body, Controller, Get, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ApiErrors,
  CurrentUser,
  type Principal,
  RequirePermission,
} from '../../platform/http/index.js';
import {
  PlanChangePreview,
  PlanChoice,
  PlanDecision,
  PortalResponse,
  SubscriptionView,
} from './subscriptions.dto.js';
import { SubscriptionReader } from './subscriptions.read-model.js';
import { SubscriptionsService } from './subscriptions.service.js';

@ApiTags('billing')
@Controller('billing')
export class SubscriptionsController {
  constructor(
    private readonly subscriptions: SubscriptionReader,
    private readonly service: SubscriptionsService,
  ) {}

  /** Your plan: what it is, until when it is paid, what comes next, and what happened to it. */
  @Get('subscription')
  @RequirePermission('billing:read')
  find(@CurrentUser() user: Principal): Promise<SubscriptionView> {
    return this.subscriptions.own(user.userId);
  }

  /**
   * Another plan: a dearer one at once, paid in part for the rest of the month; a cheaper one from the
   * next month on; `free` ends the plan with the month that is paid. Your own plan takes back what was
   * planned. A first plan is begun at `/billing/checkout`.
   */
  @Put('plan')
  @ApiErrors(
    'CONFLICT',
    'PAYMENT_FAILED',
    'RATE_LIMIT_EXCEEDED',
    'API_ERROR',
    'SERVICE_UNAVAILABLE',
  )
  @RequirePermission('payments:create')
  choose(
    @CurrentUser() user: Principal,
    @Body() decision: PlanDecision,
  ): Promise<SubscriptionView> {
    return this.service.choose(user.userId, decision);
  }

  /** What another plan would cost and bring at once, by the payment service's own reckoning. */
  @Get('plan/preview')
  @ApiErrors('CONFLICT', 'RATE_LIMIT_EXCEEDED', 'API_ERROR', 'SERVICE_UNAVAILABLE')
  @RequirePermission('payments:create')
  preview(
    @CurrentUser() user: Principal,
    @Query() { plan }: PlanChoice,
  ): Promise<PlanChangePreview> {
    return this.service.preview(user.userId, plan);
  }

  /** The payment service's page for your cards and bills. It leads back to ours. */
  @Post('portal')
  @ApiErrors('CONFLICT', 'RATE_LIMIT_EXCEEDED', 'API_ERROR', 'SERVICE_UNAVAILABLE')
  @RequirePermission('payments:create')
  portal(@CurrentUser() user: Principal): Promise<PortalResponse> {
    return this.service.portal(user.userId);
  }
}
