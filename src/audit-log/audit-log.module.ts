import { Global, Module } from '@nestjs/common';
import { AuditLogAdminController } from './audit-log.admin.controller.js';
import { AuditLogReadModel } from './audit-log.read-model.js';
import { AuditTrail } from './audit-trail.js';

/** Global, because every module records what must be answerable. */
@Global()
@Module({
  controllers: [AuditLogAdminController],
  providers: [AuditTrail, AuditLogReadModel],
  exports: [AuditTrail, AuditLogReadModel],
})
export class AuditLogModule {}
