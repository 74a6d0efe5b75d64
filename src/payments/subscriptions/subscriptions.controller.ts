import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser, type Principal, RequirePermission } from '../../platform/http/index.js';
import { SubscriptionView } from './subscriptions.dto.js';
import { SubscriptionReader } from './subscriptions.read-model.js';

@ApiTags('billing')
@Controller('billing')
export class SubscriptionsController {
  constructor(private readonly subscriptions: SubscriptionReader) {}

  /** Your plan: what it is, until when it is paid, what comes next, and what happened to it. */
  @Get('subscription')
  @RequirePermission('billing:read')
  find(@CurrentUser() user: Principal): Promise<SubscriptionView> {
    return this.subscriptions.own(user.userId);
  }
}
