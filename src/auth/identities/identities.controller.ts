import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  ApiErrors,
  CurrentUser,
  IdParam,
  type Principal,
  RequirePermission,
} from '../../platform/http/index.js';
import { LinkStart } from '../oauth/link-start.js';
import { IdentitiesResponse, LinkRequest, LinkResponse } from './identities.dto.js';
import { IdentitiesReadModel } from './identities.read-model.js';
import { IdentityRemoval } from './identity-removal.js';

/** The ways in to one's own account. */
@ApiTags('auth')
@Controller('auth/identities')
export class IdentitiesController {
  constructor(
    private readonly identities: IdentitiesReadModel,
    private readonly links: LinkStart,
    private readonly removal: IdentityRemoval,
  ) {}

  @Get()
  @RequirePermission('account:read')
  list(@CurrentUser() user: Principal): Promise<IdentitiesResponse> {
    return this.identities.list(user);
  }

  /** Begins to add a way in at a provider. Needs a sign-in of the last minutes. */
  @Post()
  @HttpCode(200)
  @ApiErrors('CONFLICT', 'SERVICE_UNAVAILABLE')
  @RequirePermission('account:write')
  link(
    @CurrentUser() user: Principal,
    @Body() body: LinkRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LinkResponse> {
    return this.links.begin(user, body, request, reply);
  }

  /** Removes a way in and ends the sessions that it opened. The last one stays: 409. */
  @Delete(':id')
  @HttpCode(204)
  @ApiErrors('CONFLICT')
  @RequirePermission('account:write')
  unlink(@CurrentUser() user: Principal, @IdParam() id: string): Promise<void> {
    return this.removal.remove(user, id);
  }
}
