import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ApiErrors,
  CurrentUser,
  IdParam,
  type Principal,
  RequirePermission,
} from '../platform/http/index.js';
import { ReasonRequest } from '../users/index.js';
import { RefundDecisions } from './refund-decisions.js';
import { AdminRefundList, AdminRefundQuery, RefundResponse } from './refunds.dto.js';
import { RefundReader } from './refunds.read-model.js';

@ApiTags('admin')
@Controller('admin/refunds')
export class RefundsAdminController {
  constructor(
    private readonly reader: RefundReader,
    private readonly decisions: RefundDecisions,
  ) {}

  /** All refunds by staff, the newest first; `AWAITING` are those that a second person decides. */
  @Get()
  @RequirePermission('payments:read')
  list(
    @CurrentUser() viewer: Principal,
    @Query() query: AdminRefundQuery,
  ): Promise<AdminRefundList> {
    return this.reader.list(viewer, query);
  }

  /** Lets a refund above the limit of one person go. Not for who asked for it, nor for the buyer. */
  @Post(':id/approve')
  @HttpCode(200)
  @ApiErrors('NOT_FOUND', 'CONFLICT')
  @RequirePermission('payments:refund')
  approve(@CurrentUser() actor: Principal, @IdParam() id: string): Promise<RefundResponse> {
    return this.decisions.approve(actor, id);
  }

  /** Stops it: nothing has moved. Not for who asked for it, nor for the buyer. */
  @Post(':id/reject')
  @HttpCode(200)
  @ApiErrors('NOT_FOUND', 'CONFLICT')
  @RequirePermission('payments:refund')
  reject(
    @CurrentUser() actor: Principal,
    @IdParam() id: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<RefundResponse> {
    return this.decisions.reject(actor, id, reason);
  }
}
