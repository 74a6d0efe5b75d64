/**
 * Everything that the audit trail can say, in the past tense. A module that has something new to
 * record adds a line here, so that the list stays closed and readers know what to look for.
 */
export const AUDIT_ACTIONS = [
  'user.registered',
  'user.adopted',
  'user.suspended',
  'user.reactivated',
  'user.role-changed',
  'session.started',
  'session.ended',
  'session.refresh-reused',
  'session.revoked-by-staff',
  'sign-in.failed',
  'email.verified',
  'email.changed',
  'password.reset-requested',
  'password.reset',
  'password.changed',
  'identity.linked',
  'identity.unlinked',
  'access.denied',
  'type.created',
  'type.updated',
  'type.version-published',
  'type.status-changed',
  'type.deleted',
  'price.changed',
  'generation.read-by-staff',
  'artifact.viewed-by-staff',
  'credits.granted',
  'demo-account.prepared',
  'privacy.export-requested',
  'privacy.export-downloaded',
  'privacy.erasure-requested',
  'privacy.erased',
  'audit.verified',
  'audit.exported',
  'audit.expired',
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];
