import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentUser, IdParam, type Principal, RequirePermission } from '../platform/http/index.js';
import { AuditChainResponse, AuditVerificationResponse, VerifyQuery } from './audit-chain.dto.js';
import { AuditExport } from './audit-export.js';
import {
  AuditEventPage,
  AuditEventQuery,
  AuditEventResponse,
  AuditExportQuery,
} from './audit-log.dto.js';
import { AuditLogReadModel } from './audit-log.read-model.js';
import { AuditReview } from './audit-review.js';

@ApiTags('admin')
@Controller('admin/audit-events')
export class AuditLogAdminController {
  constructor(
    private readonly auditLog: AuditLogReadModel,
    private readonly review: AuditReview,
    private readonly exports: AuditExport,
  ) {}

  /** Who did what, newest first. */
  @Get()
  @RequirePermission('audit:read')
  list(@Query() query: AuditEventQuery): Promise<AuditEventPage> {
    return this.auditLog.list(query);
  }

  /** How far the chain of seals is, the roots of the last days, and the last nightly check. */
  @Get('chain')
  @RequirePermission('audit:read')
  chain(): Promise<AuditChainResponse> {
    return this.review.chain();
  }

  /** Compares every event with its seal, from the first to the last, and names the first that differs. */
  @Get('verify')
  @RequirePermission('audit:verify')
  verify(
    @CurrentUser() actor: Principal,
    @Query() query: VerifyQuery,
  ): Promise<AuditVerificationResponse> {
    return this.review.verify(actor, query.root);
  }

  /** The events as a file: CSV for people, JSON Lines for programs. */
  @Get('export')
  @RequirePermission('audit:export')
  @ApiProduces('text/csv', 'application/x-ndjson')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(
    @CurrentUser() actor: Principal,
    @Query() query: AuditExportQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, type, stream } = await this.exports.start(actor, query);
    await reply
      .header('Content-Type', type)
      .header('Content-Disposition', `attachment; filename="${name}"`)
      .header('Cache-Control', 'private, no-store')
      .send(stream);
  }

  @Get(':id')
  @RequirePermission('audit:read')
  findById(@IdParam() id: string): Promise<AuditEventResponse> {
    return this.auditLog.findById(id);
  }
}
