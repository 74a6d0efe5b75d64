import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CurrentUser,
  IdParam,
  type Principal,
  RequirePermission,
} from '../../platform/http/index.js';
import { UserIdentitiesResponse } from './identities.dto.js';
import { IdentitiesReadModel } from './identities.read-model.js';

@ApiTags('admin')
@Controller('admin/users/:id/identities')
export class IdentitiesAdminController {
  constructor(private readonly identities: IdentitiesReadModel) {}

  /** The user's ways in. Addresses are masked for those without `users:read-contact`. */
  @Get()
  @RequirePermission('users:read')
  list(
    @CurrentUser() viewer: Principal,
    @IdParam() userId: string,
  ): Promise<UserIdentitiesResponse> {
    return this.identities.listOf(viewer, userId);
  }
}
