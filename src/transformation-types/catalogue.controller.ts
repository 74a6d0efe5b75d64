import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../platform/http/index.js';
import { CatalogueReadModel } from './catalogue.read-model.js';
import {
  CatalogueQuery,
  TransformationTypePage,
  TransformationTypeResponse,
} from './catalogue.dto.js';

const CACHE_CONTROL = 'public, max-age=5, must-revalidate';

@ApiTags('catalogue')
@Controller('transformation-types')
export class CatalogueController {
  constructor(private readonly catalogue: CatalogueReadModel) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'The products that are offered' })
  @ApiOkResponse({ type: TransformationTypePage })
  @ApiResponse({ status: 304, description: 'Not modified since the ETag in If-None-Match' })
  async list(
    @Query() query: CatalogueQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const answer = await this.catalogue.list(query);
    await answer.send(request, reply, CACHE_CONTROL);
  }

  @Get(':slug')
  @Public()
  @ApiOperation({ summary: 'One product with its form' })
  @ApiOkResponse({ type: TransformationTypeResponse })
  @ApiResponse({ status: 304, description: 'Not modified since the ETag in If-None-Match' })
  async one(
    @Param('slug') slug: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const answer = await this.catalogue.one(slug);
    await answer.send(request, reply, CACHE_CONTROL);
  }
}
