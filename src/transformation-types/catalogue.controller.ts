import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../platform/http/index.js';
import { CatalogueReadModel } from './catalogue.read-model.js';
import {
  CatalogueQuery,
  TransformationTypePage,
  TransformationTypeResponse,
} from './catalogue.dto.js';
import { answerWithEtag } from './etag.js';

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
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    answerWithEtag(reply, await this.catalogue.list(query), known);
  }

  @Get(':slug')
  @Public()
  @ApiOperation({ summary: 'One product with its form' })
  @ApiOkResponse({ type: TransformationTypeResponse })
  @ApiResponse({ status: 304, description: 'Not modified since the ETag in If-None-Match' })
  async one(
    @Param('slug') slug: string,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    answerWithEtag(reply, await this.catalogue.one(slug), known);
  }
}
