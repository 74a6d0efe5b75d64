import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission } from '../platform/http/index.js';
import { StatsQuery, StatsResponse } from './stats.dto.js';
import { StatsReadModel } from './stats.read-model.js';

const DEFAULT_DAYS = 30;

@ApiTags('admin')
@Controller('admin/stats')
export class StatsAdminController {
  constructor(private readonly stats: StatsReadModel) {}

  /** The figures of the business, and how they came about day by day. */
  @Get()
  @RequirePermission('users:read')
  read(@Query() { days }: StatsQuery): Promise<StatsResponse> {
    return this.stats.read(days ?? DEFAULT_DAYS);
  }
}
