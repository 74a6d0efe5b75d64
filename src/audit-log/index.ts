export { AUDIT_ACTIONS, type AuditAction } from './audit-actions.js';
export { AuditCheck } from './audit-check.entity.js';
export { AuditEvent } from './audit-event.entity.js';
export type { AuditEventResponse } from './audit-log.dto.js';
export { AuditLogReadModel } from './audit-log.read-model.js';
export { AuditRoot, AuditSeal, AuditUnsealed } from './audit-seal.entity.js';
export { AuditLogModule } from './audit-log.module.js';
export { type AuditActor, type AuditEntry, AuditTrail } from './audit-trail.js';
export { PersonNames, TypeNames } from './names.js';
