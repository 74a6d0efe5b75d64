import { Body, Controller, Delete, Get, HttpCode, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CurrentUser,
  IdParam,
  PageQuery,
  type Principal,
  RequirePermission,
} from '../../platform/http/index.js';
import { ReasonRequest } from '../../users/index.js';
import { EndedSessions, SessionPage } from './sessions.dto.js';
import { SessionsReadModel } from './sessions.read-model.js';
import { StaffSessions } from './staff-sessions.js';

@ApiTags('admin')
@Controller('admin/users/:id/sessions')
export class SessionsAdminController {
  constructor(
    private readonly sessions: SessionsReadModel,
    private readonly staff: StaffSessions,
  ) {}

  /** Where the user is signed in. Addresses are masked for those without `users:read-contact`. */
  @Get()
  @RequirePermission('users:read')
  list(
    @CurrentUser() viewer: Principal,
    @IdParam() userId: string,
    @Query() query: PageQuery,
  ): Promise<SessionPage> {
    return this.sessions.listOf(viewer, userId, query);
  }

  /** Signs the user out everywhere. */
  @Delete()
  @RequirePermission('sessions:revoke')
  async endAll(
    @CurrentUser() actor: Principal,
    @IdParam() userId: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<EndedSessions> {
    return { ended: await this.staff.endAll(actor, userId, reason) };
  }

  /** Signs the user out on one device. */
  @Delete(':sessionId')
  @HttpCode(204)
  @RequirePermission('sessions:revoke')
  async endOne(
    @CurrentUser() actor: Principal,
    @IdParam() userId: string,
    @IdParam('sessionId') sessionId: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<void> {
    await this.staff.endOne(actor, userId, sessionId, reason);
  }
}
