import type { AuditEvent } from '../providers/verbs';
import { humanise } from './format';

/** What happened, in plain words; the compiler refuses a list that lacks an action. */
const ACTIONS: Readonly<Record<AuditEvent['action'], string>> = {
  'user.registered': 'Account made',
  'user.adopted': 'Unconfirmed account taken over',
  'user.suspended': 'Account suspended',
  'user.reactivated': 'Account reactivated',
  'user.role-changed': 'Role changed',
  'user.role-given': 'Role given',
  'user.role-taken': 'Role taken',
  'role.created': 'Role made',
  'role.updated': 'Role edited',
  'role.deleted': 'Role deleted',
  'phone.added': 'Phone number added',
  'phone.changed': 'Phone number changed',
  'phone.removed': 'Phone number removed',
  'phone.code-failed': 'Wrong code for a phone number',
  'session.started': 'Signed in',
  'session.ended': 'Signed out',
  'session.refresh-reused': 'Stolen session ended',
  'session.revoked-by-staff': 'Signed out by staff',
  'email.verified': 'Email confirmed',
  'email.changed': 'Email changed',
  'email.taken-back': 'Email taken back',
  'password.changed': 'Password changed',
  'password.reset-requested': 'New password asked for',
  'password.reset': 'Password reset by mail',
  'sign-in.failed': 'Sign-in failed',
  'identity.linked': 'Way in added',
  'identity.unlinked': 'Way in removed',
  'access.denied': 'Request refused',
  'type.created': 'Product made',
  'type.updated': 'Product changed',
  'type.version-published': 'Version published',
  'type.status-changed': 'Product put on or off offer',
  'type.deleted': 'Product deleted',
  'price.changed': 'Price changed',
  'plan.changed': 'Plan changed',
  'pack.changed': 'Pack of credits changed',
  'generation.read-by-staff': 'Run looked at by staff',
  'generation.reviewed': 'Run looked at for its content',
  'artifact.viewed-by-staff': 'Result looked at by staff',
  'credits.granted': 'Credits granted',
  'credits.taken': 'Credits taken',
  'spending-cap.set': 'Spending cap set',
  'spending-cap.removed': 'Spending cap removed',
  'spending-cap.neared': 'Spending cap nearly reached',
  'payment.refunded': 'Money given back',
  'payment.refund-asked': 'Refund asked for',
  'payment.refund-approved': 'Refund approved',
  'payment.refund-rejected': 'Refund rejected',
  'payment.refund-failed': 'Refund failed, nothing went back',
  'payment.refund-returned': 'Refund came back from the bank',
  'demo-account.prepared': 'Demo account prepared',
  'privacy.export-requested': 'Archive of own data asked for',
  'privacy.export-downloaded': 'Archive of own data downloaded',
  'privacy.erasure-requested': 'Erasure asked for',
  'privacy.erased': 'Account erased',
  'audit.verified': 'Audit trail verified',
  'audit.exported': 'Audit trail exported',
  'audit.expired': 'Oldest events removed',
};

export const actionInWords = (action: AuditEvent['action']): string => ACTIONS[action];

/** Every action that can be looked for, by its words. */
export const ACTION_CHOICES = Object.entries(ACTIONS)
  .map(([id, name]) => ({ id, name }))
  .sort((a, b) => a.name.localeCompare(b.name));

/** The kinds of things that the trail speaks of. */
const ENTITIES: Readonly<Record<string, string>> = {
  user: 'Person',
  session: 'Session',
  role: 'Role',
  provider: 'Sign-in provider',
  route: 'Part of the API',
  'transformation-type': 'Product',
  payment: 'Payment',
  plan: 'Plan',
  pack: 'Pack of credits',
  'audit-event': 'Audit trail',
  'privacy-request': 'Privacy request',
};

export const entityInWords = (entityType: string): string =>
  ENTITIES[entityType] ?? humanise(entityType);

export const ENTITY_CHOICES = Object.entries(ENTITIES).map(([id, name]) => ({ id, name }));

/** Who acted: by name where the person still has one, otherwise by what is known. */
export function actorInWords({ kind, name }: AuditEvent['actor']): string {
  if (kind === 'system') return 'The program';
  if (kind === 'anonymous') return 'Somebody not signed in';
  return name ?? 'A person who was erased';
}

/** The roles of that time, except the one that everybody has. */
export const rolesInWords = (roles: string | null, nameOf: (role: string) => string): string =>
  (roles ?? '')
    .split(' ')
    .filter((role) => role && role !== 'GUEST')
    .map(nameOf)
    .join(', ');
