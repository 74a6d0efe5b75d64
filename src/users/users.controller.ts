import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser, type Principal, RequirePermission } from '../platform/http/index.js';
import { PreferencesService } from './preferences.service.js';
import { PreferencesResponse, UpdateMeRequest, UpdatePreferencesRequest } from './profile.dto.js';
import { MeResponse, PermissionsResponse } from './users.dto.js';
import { UsersService } from './users.service.js';

@ApiTags('me')
@Controller('users/me')
export class UsersController {
  constructor(
    private readonly users: UsersService,
    private readonly preferences: PreferencesService,
  ) {}

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

  @Get('preferences')
  @RequirePermission('account:read')
  readPreferences(@CurrentUser() user: Principal): Promise<PreferencesResponse> {
    return this.preferences.read(user.userId);
  }

  @Patch('preferences')
  @RequirePermission('account:write')
  updatePreferences(
    @CurrentUser() user: Principal,
    @Body() body: UpdatePreferencesRequest,
  ): Promise<PreferencesResponse> {
    return this.preferences.update(user.userId, body);
  }

  @Get('permissions')
  @RequirePermission('account:read')
  permissions(@CurrentUser() user: Principal): PermissionsResponse {
    return this.users.permissions(user);
  }
}
