import type { AuditEvent } from '../../providers/verbs';

/** Every action that can be looked for; the compiler refuses a list that lacks one. */
const ACTIONS: Readonly<Record<AuditEvent['action'], true>> = {
  'user.registered': true,
  'user.suspended': true,
  'user.reactivated': true,
  'user.role-changed': true,
  'session.started': true,
  'session.ended': true,
  'session.refresh-reused': true,
  'sign-in.failed': true,
  'email.verified': true,
  'email.changed': true,
  'password.reset-requested': true,
  'password.reset': true,
  'password.changed': true,
  'access.denied': true,
  'type.created': true,
  'type.updated': true,
  'type.version-published': true,
  'type.status-changed': true,
  'type.deleted': true,
  'price.changed': true,
  'generation.read-by-staff': true,
  'artifact.viewed-by-staff': true,
  'credits.granted': true,
  'demo-account.prepared': true,
  'audit.verified': true,
  'audit.exported': true,
  'audit.expired': true,
  'privacy.export-requested': true,
  'privacy.export-downloaded': true,
  'privacy.erasure-requested': true,
  'privacy.erased': true,
};

export const AUDIT_ACTIONS = Object.keys(ACTIONS);
