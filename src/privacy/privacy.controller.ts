import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  ApiErrors,
  CurrentUser,
  IdParam,
  type Principal,
  Public,
  RequirePermission,
} from '../platform/http/index.js';
import {
  EraseAccepted,
  EraseRequest,
  ErasureReceiptResponse,
  PrivacyRequestList,
  PrivacyRequestResponse,
} from './privacy.dto.js';
import { PrivacyService } from './privacy.service.js';

@ApiTags('me')
@Controller()
export class PrivacyController {
  constructor(private readonly privacy: PrivacyService) {}

  /** Begins to collect everything that is kept about you; the archive can be fetched when it is ready. */
  @Post('users/me/export')
  @HttpCode(202)
  @ApiErrors('CONFLICT')
  @RequirePermission('account:read')
  requestExport(@CurrentUser() user: Principal): Promise<PrivacyRequestResponse> {
    return this.privacy.requestExport(user);
  }

  /** Your requests for an archive, newest first, at most 50. */
  @Get('users/me/privacy-requests')
  @RequirePermission('account:read')
  list(@CurrentUser() user: Principal): Promise<PrivacyRequestList> {
    return this.privacy.list(user.userId);
  }

  @Get('users/me/privacy-requests/:id')
  @RequirePermission('account:read')
  find(@CurrentUser() user: Principal, @IdParam() id: string): Promise<PrivacyRequestResponse> {
    return this.privacy.find(user.userId, id);
  }

  /** The archive: one zip with JSON, your pictures and your ledger. */
  @Get('users/me/privacy-requests/:id/download')
  @RequirePermission('account:read')
  @ApiOkResponse({
    content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } },
  })
  async download(
    @CurrentUser() user: Principal,
    @IdParam() id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { asset, stream } = await this.privacy.openArchive(user, id);
    const day = asset.createdAt.toISOString().slice(0, 10);
    return reply
      .header('Content-Type', asset.mime)
      .header('Content-Disposition', `attachment; filename="pixshift-archive-${day}.zip"`)
      .header('Content-Length', asset.bytes)
      .header('Content-Encoding', 'identity')
      .header('Cache-Control', 'private, no-store')
      .send(stream);
  }

  /** Erases your account: at once nobody can sign in, then everything goes that may go. */
  @Post('users/me/erase')
  @HttpCode(202)
  @ApiErrors('CONFLICT')
  @RequirePermission('account:write')
  erase(@CurrentUser() user: Principal, @Body() body: EraseRequest): Promise<EraseAccepted> {
    return this.privacy.requestErasure(user, body);
  }

  /** What an erasure did, without anything personal. The id is known to its owner only. */
  @Get('erasures/:id')
  @Public()
  receipt(@IdParam() id: string): Promise<ErasureReceiptResponse> {
    return this.privacy.receipt(id);
  }
}
