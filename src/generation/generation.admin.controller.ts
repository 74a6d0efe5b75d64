import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ApiErrors,
  CurrentUser,
  IdParam,
  type Principal,
  RequirePermission,
} from '../platform/http/index.js';
import {
  AdminGenerationList,
  AdminGenerationQuery,
  AdminGenerationResponse,
} from './generation.dto.js';
import { GenerationReader } from './generation.read-model.js';
import { ModerationReviews } from './moderation-reviews.js';

@ApiTags('admin')
@Controller('admin/generations')
export class GenerationAdminController {
  constructor(
    private readonly reader: GenerationReader,
    private readonly reviews: ModerationReviews,
  ) {}

  /** All users' runs: what happened to them, without their pictures and inputs. */
  @Get()
  @RequirePermission('generations:read-any')
  list(
    @CurrentUser() viewer: Principal,
    @Query() query: AdminGenerationQuery,
  ): Promise<AdminGenerationList> {
    return this.reader.listAny(viewer, query);
  }

  @Get(':id')
  @RequirePermission('generations:read-any')
  find(@CurrentUser() viewer: Principal, @IdParam() id: string): Promise<AdminGenerationResponse> {
    return this.reader.findAny(viewer, id);
  }

  /** Takes a run from those that wait to be looked at because of their words. */
  @Post(':id/reviewed')
  @HttpCode(200)
  @ApiErrors('NOT_FOUND', 'CONFLICT')
  @RequirePermission('moderation:decide')
  review(@CurrentUser() actor: Principal, @IdParam() id: string): Promise<AdminGenerationResponse> {
    return this.reviews.close(actor, id);
  }
}
