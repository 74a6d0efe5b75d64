import { Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  ApiErrors,
  CurrentUser,
  IdParam,
  type Principal,
  RequirePermission,
  whenGone,
} from '../platform/http/index.js';
import { UploadForm, UploadResponse } from './uploads.dto.js';
import { UploadsService } from './uploads.service.js';

@ApiTags('uploads')
@Controller('uploads')
export class UploadsController {
  constructor(private readonly uploads: UploadsService) {}

  /** Takes one picture in. It is turned upright, freed of all metadata, and kept for 24 hours unless used. */
  @Post()
  @ApiErrors('VALIDATION_ERROR', 'FILE_TOO_LARGE', 'INVALID_FILE_TYPE', 'CONFLICT')
  @RequirePermission('uploads:create')
  @RouteConfig({ takesForm: true })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: UploadForm })
  @ApiCreatedResponse({ type: UploadResponse })
  create(
    @CurrentUser() user: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UploadResponse> {
    return this.uploads.upload(user.userId, request, whenGone(reply));
  }

  @Get(':id')
  @RequirePermission('uploads:create')
  find(@CurrentUser() user: Principal, @IdParam() id: string): Promise<UploadResponse> {
    return this.uploads.find(user.userId, id);
  }

  /** Erases a picture at once, unless a run is working on it. */
  @Delete(':id')
  @HttpCode(204)
  @ApiErrors('CONFLICT')
  @RequirePermission('uploads:create')
  async remove(@CurrentUser() user: Principal, @IdParam() id: string): Promise<void> {
    await this.uploads.remove(user.userId, id);
  }
}
