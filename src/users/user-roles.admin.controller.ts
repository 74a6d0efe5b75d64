import { Body, Controller, Delete, Get, HttpCode, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ApiErrors,
  CurrentUser,
  IdParam,
  type Principal,
  RequirePermission,
} from '../platform/http/index.js';
import { RoleKeyParam } from './role-key.js';
import { GiveRoleRequest, UserRolesResponse } from './user-roles.dto.js';
import { UserRoles } from './user-roles.js';
import { UserRolesReadModel } from './user-roles.read-model.js';
import { ReasonRequest } from './users.dto.js';

@ApiTags('admin')
@Controller('admin/users/:id/roles')
export class UserRolesAdminController {
  constructor(
    private readonly roles: UserRoles,
    private readonly readModel: UserRolesReadModel,
  ) {}

  /** The roles that the user holds now, and until when. */
  @Get()
  @RequirePermission('users:read')
  list(@IdParam() userId: string): Promise<UserRolesResponse> {
    return this.readModel.of(userId);
  }

  /**
   * Gives the user a role besides those they have, or gives one that they have another end. Nobody
   * gives what they do not hold themselves, nor for longer than they hold it.
   */
  @Put(':role')
  @ApiErrors('CONFLICT')
  @RequirePermission('roles:assign')
  async give(
    @CurrentUser() actor: Principal,
    @IdParam() userId: string,
    @RoleKeyParam('role') role: string,
    @Body() { expiresAt = null, reason }: GiveRoleRequest,
  ): Promise<UserRolesResponse> {
    await this.roles.give(actor, userId, role, { expiresAt, reason });
    return this.readModel.of(userId);
  }

  /** Takes a role from the user. The last permanent ADMIN keeps theirs: 409. */
  @Delete(':role')
  @HttpCode(204)
  @ApiErrors('CONFLICT')
  @RequirePermission('roles:assign')
  async take(
    @CurrentUser() actor: Principal,
    @IdParam() userId: string,
    @RoleKeyParam('role') role: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<void> {
    await this.roles.take(actor, userId, role, reason);
  }
}
