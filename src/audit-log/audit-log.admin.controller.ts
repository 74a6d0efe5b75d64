import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission } from '../platform/http/index.js';
import { AuditEventPage, AuditEventQuery } from './audit-log.dto.js';
import { AuditLogReadModel } from './audit-log.read-model.js';

@ApiTags('admin')
@Controller('admin/audit-events')
export class AuditLogAdminController {
  constructor(private readonly auditLog: AuditLogReadModel) {}

  /** Who did what, newest first. */
  @Get()
  @RequirePermission('audit:read')
  list(@Query() query: AuditEventQuery): Promise<AuditEventPage> {
    return this.auditLog.list(query);
  }
}
