import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  ApiErrors,
  CurrentUser,
  type Principal,
  RequirePermission,
  whenGone,
} from '../platform/http/index.js';
import { PreviewRequest } from './previews.dto.js';
import { PreviewsService } from './previews.service.js';

@ApiTags('generations')
@Controller('previews')
export class PreviewsController {
  constructor(private readonly previews: PreviewsService) {}

  /**
   * What a look would make of a photo: a small picture at once, free, and kept nowhere. Grain and the
   * like fall differently in the run.
   */
  @Post()
  @HttpCode(200)
  @ApiErrors('NOT_FOUND')
  @ApiProduces('image/jpeg')
  @ApiOkResponse({ description: 'The picture', schema: { type: 'string', format: 'binary' } })
  @RequirePermission('generations:create')
  async draw(
    @CurrentUser() user: Principal,
    @Body() body: PreviewRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { bytes, mime } = await this.previews.draw(user.userId, body, whenGone(reply));
    return reply.header('Cache-Control', 'no-store').header('Content-Type', mime).send(bytes);
  }
}
