import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser, type Principal, RequirePermission } from '../platform/http/index.js';
import { ActivityPage, ActivityQuery } from './activity.dto.js';
import { ActivityReadModel } from './activity.read-model.js';
import { OwnStatsResponse } from './own-stats.dto.js';
import { OwnStatsReadModel } from './own-stats.read-model.js';

@ApiTags('me')
@Controller('users/me')
export class AccountController {
  constructor(
    private readonly stats: OwnStatsReadModel,
    private readonly activity: ActivityReadModel,
  ) {}

  /** What you had made, and what it cost, in all and month by month. */
  @Get('stats')
  @RequirePermission('account:read')
  readStats(@CurrentUser() user: Principal): Promise<OwnStatsResponse> {
    return this.stats.read(user.userId);
  }

  /** What happened in your account, newest first: sign-ins, changes, runs and archives. */
  @Get('activity')
  @RequirePermission('account:read')
  listActivity(
    @CurrentUser() user: Principal,
    @Query() query: ActivityQuery,
  ): Promise<ActivityPage> {
    return this.activity.list(user.userId, query);
  }
}
