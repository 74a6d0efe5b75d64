import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/http/index.js';
import { PriceBook } from './price-book.js';
import { PackList, PlanList } from './prices.dto.js';

const CACHE_CONTROL = 'public, max-age=5, must-revalidate';

@ApiTags('billing')
@Controller('billing')
export class PricesController {
  constructor(private readonly book: PriceBook) {}

  @Get('plans')
  @Public()
  @ApiOperation({ summary: 'The plans that are offered' })
  @ApiOkResponse({ type: PlanList })
  @ApiResponse({ status: 304, description: 'Not modified since the ETag in If-None-Match' })
  async plans(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await (await this.book.list('plan')).send(request, reply, CACHE_CONTROL);
  }

  @Get('packs')
  @Public()
  @ApiOperation({ summary: 'The packs of credits that are offered' })
  @ApiOkResponse({ type: PackList })
  @ApiResponse({ status: 304, description: 'Not modified since the ETag in If-None-Match' })
  async packs(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await (await this.book.list('pack')).send(request, reply, CACHE_CONTROL);
  }
}
