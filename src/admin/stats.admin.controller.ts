import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser, type Principal, RequirePermission } from '../platform/http/index.js';
import { RevenueResponse } from './revenue.dto.js';
import { RevenueReadModel } from './revenue.read-model.js';
import { StatsQuery, StatsResponse } from './stats.dto.js';
import { StatsReadModel } from './stats.read-model.js';

const DEFAULT_DAYS = 30;

@ApiTags('admin')
@Controller('admin')
export class StatsAdminController {
  constructor(
    private readonly stats: StatsReadModel,
    private readonly revenue: RevenueReadModel,
  ) {}

  /** The figures of the business, and how they came about day by day. */
  @Get('stats')
  @RequirePermission('users:read')
  async read(
    @CurrentUser() { permissions }: Principal,
    @Query() { days }: StatsQuery,
  ): Promise<StatsResponse> {
    const [figures, totalRevenue] = await Promise.all([
      this.stats.read(days ?? DEFAULT_DAYS),
      permissions.has('ledger:read') ? this.revenue.total() : null,
    ]);
    return { ...figures, totalRevenue };
  }

  /** What was earned, from the ledger: sold, given back and disputed, in each currency and day by day. */
  @Get('revenue')
  @RequirePermission('ledger:read')
  earned(@Query() { days }: StatsQuery): Promise<RevenueResponse> {
    return this.revenue.read(days ?? DEFAULT_DAYS);
  }
}
