import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ApiErrors,
  CurrentUser,
  PageQuery,
  type Principal,
  RequirePermission,
} from '../platform/http/index.js';
import { RoleKeyParam } from './role-key.js';
import { RolesAdministration } from './roles-administration.js';
import {
  CreateRoleRequest,
  PermissionsListResponse,
  RolePage,
  RoleResponse,
  UpdateRoleRequest,
} from './roles.dto.js';
import { RolesReadModel } from './roles.read-model.js';

@ApiTags('admin')
@Controller('admin/roles')
export class RolesAdminController {
  constructor(
    private readonly administration: RolesAdministration,
    private readonly roles: RolesReadModel,
  ) {}

  /** All roles, those that the program ships and those that staff made. */
  @Get()
  @RequirePermission('users:read')
  list(@Query() query: PageQuery): Promise<RolePage> {
    return this.roles.list(query);
  }

  @Get(':key')
  @RequirePermission('users:read')
  one(@RoleKeyParam('key') key: string): Promise<RoleResponse> {
    return this.roles.one(key);
  }

  /** Makes a role. Nobody puts a permission into it that they do not hold themselves. */
  @Post()
  @ApiErrors('CONFLICT')
  @RequirePermission('roles:write')
  async create(
    @CurrentUser() actor: Principal,
    @Body() body: CreateRoleRequest,
  ): Promise<RoleResponse> {
    return this.roles.one(await this.administration.create(actor, body));
  }

  /** Changes a role for all who hold it, at once. Those that the program ships stay: 409. */
  @Patch(':key')
  @ApiErrors('CONFLICT')
  @RequirePermission('roles:write')
  async update(
    @CurrentUser() actor: Principal,
    @RoleKeyParam('key') key: string,
    @Body() body: UpdateRoleRequest,
  ): Promise<RoleResponse> {
    await this.administration.update(actor, key, body);
    return this.roles.one(key);
  }

  /** Deletes a role that nobody holds any more; 409 with the number of people otherwise. */
  @Delete(':key')
  @HttpCode(204)
  @ApiErrors('CONFLICT')
  @RequirePermission('roles:write')
  async delete(@CurrentUser() actor: Principal, @RoleKeyParam('key') key: string): Promise<void> {
    await this.administration.delete(actor, key);
  }
}

@ApiTags('admin')
@Controller('admin/permissions')
export class PermissionsAdminController {
  constructor(private readonly roles: RolesReadModel) {}

  /** What roles are made of, in groups and in words. */
  @Get()
  @RequirePermission('users:read')
  list(): PermissionsListResponse {
    return this.roles.permissions();
  }
}
