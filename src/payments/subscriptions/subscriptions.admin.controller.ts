import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser, type Principal, RequirePermission } from '../../platform/http/index.js';
import { AdminSubscriptionList, AdminSubscriptionQuery } from './subscriptions.admin.dto.js';
import { SubscriptionReader } from './subscriptions.read-model.js';

@ApiTags('admin')
@Controller('admin/subscriptions')
export class SubscriptionsAdminController {
  constructor(private readonly subscriptions: SubscriptionReader) {}

  /** Everybody's subscriptions, the newest first. */
  @Get()
  @RequirePermission('payments:read')
  list(
    @CurrentUser() viewer: Principal,
    @Query() query: AdminSubscriptionQuery,
  ): Promise<AdminSubscriptionList> {
    return this.subscriptions.list(viewer, query);
  }
}
