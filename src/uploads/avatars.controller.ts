import { Controller, Delete, HttpCode, Put, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  ApiErrors,
  CurrentUser,
  type Principal,
  RequirePermission,
  whenGone,
} from '../platform/http/index.js';
import { AvatarsService } from './avatars.service.js';
import { AvatarResponse, UploadForm } from './uploads.dto.js';

@ApiTags('me')
@Controller('users/me/avatar')
export class AvatarsController {
  constructor(private readonly avatars: AvatarsService) {}

  /** Takes a picture of you in the place of the one before. A square is cut out of it. */
  @Put()
  @ApiErrors('VALIDATION_ERROR', 'FILE_TOO_LARGE', 'INVALID_FILE_TYPE')
  @RequirePermission('account:write')
  @RouteConfig({ takesForm: true })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: UploadForm })
  replace(
    @CurrentUser() user: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AvatarResponse> {
    return this.avatars.replace(user.userId, request, whenGone(reply));
  }

  /** Erases it at once. Where there is none, nothing happens. */
  @Delete()
  @HttpCode(204)
  @RequirePermission('account:write')
  async remove(@CurrentUser() user: Principal): Promise<void> {
    await this.avatars.remove(user.userId);
  }
}
