import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser, type Principal, RequirePermission } from '../platform/http/index.js';
import { MeResponse, PermissionsResponse, UpdateMeRequest } from './users.dto.js';
import { UsersService } from './users.service.js';

@ApiTags('me')
@Controller('users/me')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  /** The signed-in user, what they may do and what they have left. */
  @Get()
  @RequirePermission('account:read')
  me(@CurrentUser() user: Principal): Promise<MeResponse> {
    return this.users.me(user);
  }

  @Patch()
  @RequirePermission('account:write')
  update(@CurrentUser() user: Principal, @Body() body: UpdateMeRequest): Promise<MeResponse> {
    return this.users.update(user, body);
  }

  @Get('permissions')
  @RequirePermission('account:read')
  permissions(@CurrentUser() user: Principal): PermissionsResponse {
    return this.users.permissions(user);
  }
}
