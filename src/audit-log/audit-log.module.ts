import { Global, Module } from '@nestjs/common';
import { AuditExport } from './audit-export.js';
import { AuditLogAdminController } from './audit-log.admin.controller.js';
import { AuditLogReadModel } from './audit-log.read-model.js';
import { AuditExpiry } from './audit-expiry.js';
import { AuditReview } from './audit-review.js';
import { AuditSealer } from './audit-sealer.js';
import { AuditTrail } from './audit-trail.js';
import { AuditUpkeep } from './audit-upkeep.js';
import { AuditVerifier } from './audit-verifier.js';

/** Global, because every module records what must be answerable. */
@Global()
@Module({
  controllers: [AuditLogAdminController],
  providers: [
    AuditTrail,
    AuditLogReadModel,
    AuditReview,
    AuditExport,
    AuditSealer,
    AuditVerifier,
    AuditExpiry,
    AuditUpkeep,
  ],
  exports: [AuditTrail, AuditLogReadModel],
})
export class AuditLogModule {}
