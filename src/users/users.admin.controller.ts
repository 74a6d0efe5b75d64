import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ApiErrors,
  CurrentUser,
  IdParam,
  type Principal,
  RequirePermission,
} from '../platform/http/index.js';
import { UserRoles } from './user-roles.js';
import { UsersAdministration } from './users-administration.js';
import {
  AdminUserPage,
  AdminUserQuery,
  AdminUserResponse,
  ReasonRequest,
  RoleRequest,
} from './users.dto.js';
import { UsersReadModel } from './users.read-model.js';

@ApiTags('admin')
@Controller('admin/users')
export class UsersAdminController {
  constructor(
    private readonly users: UsersReadModel,
    private readonly administration: UsersAdministration,
    private readonly userRoles: UserRoles,
  ) {}

  /** Users, newest first. Mail addresses are masked for those without `users:read-contact`. */
  @Get()
  @RequirePermission('users:read')
  list(@CurrentUser() viewer: Principal, @Query() query: AdminUserQuery): Promise<AdminUserPage> {
    return this.users.list(viewer, query);
  }

  @Get(':id')
  @RequirePermission('users:read')
  findById(@CurrentUser() viewer: Principal, @IdParam() id: string): Promise<AdminUserResponse> {
    return this.administration.findById(viewer, id);
  }

  /** Ends all sessions of the user and refuses new ones. */
  @Post(':id/suspend')
  @HttpCode(200)
  @ApiErrors('CONFLICT')
  @RequirePermission('users:suspend')
  suspend(
    @CurrentUser() actor: Principal,
    @IdParam() id: string,
    @Body() body: ReasonRequest,
  ): Promise<AdminUserResponse> {
    return this.administration.suspend(actor, id, body.reason);
  }

  @Post(':id/reactivate')
  @HttpCode(200)
  @ApiErrors('CONFLICT')
  @RequirePermission('users:suspend')
  reactivate(
    @CurrentUser() actor: Principal,
    @IdParam() id: string,
    @Body() body: ReasonRequest,
  ): Promise<AdminUserResponse> {
    return this.administration.reactivate(actor, id, body.reason);
  }

  /** Gives the user this role for good, in the place of those they have. */
  @Put(':id/role')
  @ApiErrors('CONFLICT')
  @RequirePermission('roles:assign')
  async setRole(
    @CurrentUser() actor: Principal,
    @IdParam() id: string,
    @Body() body: RoleRequest,
  ): Promise<AdminUserResponse> {
    await this.userRoles.replace(actor, id, body.role, body.reason);
    return this.administration.findById(actor, id);
  }
}
