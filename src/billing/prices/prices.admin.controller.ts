import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ApiErrors,
  CurrentUser,
  type Principal,
  RequirePermission,
} from '../../platform/http/index.js';
import { OfferRequest, OfferVersionList, PlanRequest, PriceCheckQuery } from './prices.dto.js';
import { PricesService } from './prices.service.js';

@ApiTags('admin')
@Controller('admin/prices')
export class PricesAdminController {
  constructor(private readonly prices: PricesService) {}

  /** Every version of every plan and pack: what held, holds and will hold. */
  @Get()
  @RequirePermission('plans:write')
  history(): Promise<OfferVersionList> {
    return this.prices.history();
  }

  /** A plan's next version, from a date on. Who has the plan keeps the version that was bought. */
  @Put('plans/:slug')
  @ApiErrors('NOT_FOUND', 'CONFLICT')
  @RequirePermission('plans:write')
  changePlan(
    @CurrentUser() actor: Principal,
    @Param('slug') slug: string,
    @Body() body: PlanRequest,
    @Query() { dryRun }: PriceCheckQuery,
  ): Promise<OfferVersionList> {
    return this.prices.changePlan(actor, slug, body, dryRun);
  }

  /** A pack's next version, from a date on, or a new pack. */
  @Put('packs/:slug')
  @ApiErrors('CONFLICT')
  @RequirePermission('plans:write')
  changePack(
    @CurrentUser() actor: Principal,
    @Param('slug') slug: string,
    @Body() body: OfferRequest,
    @Query() { dryRun }: PriceCheckQuery,
  ): Promise<OfferVersionList> {
    return this.prices.changePack(actor, slug, body, dryRun);
  }
}
