import type { AuditAction } from '../audit-log/index.js';

export const ACTIVITY_KINDS = ['sign-in', 'change', 'run', 'archive'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** What an event of the audit trail is to the owner of the account: its kind, and how it is said. */
export interface ActivityWords {
  readonly kind: ActivityKind;
  readonly words: (diff: Readonly<Record<string, unknown>>) => string;
}

const WAYS: Readonly<Record<string, string>> = {
  password: 'your password',
  google: 'Google',
  facebook: 'Facebook',
  oidc: 'your organisation',
  phone: 'a code to your phone',
};

const wayOf = ({ provider }: Readonly<Record<string, unknown>>): string | undefined =>
  typeof provider === 'string' ? WAYS[provider] : undefined;

const signIn = (words: string | ActivityWords['words']): ActivityWords => ({
  kind: 'sign-in',
  words: typeof words === 'string' ? () => words : words,
});

const change = (words: string | ActivityWords['words']): ActivityWords => ({
  kind: 'change',
  words: typeof words === 'string' ? () => words : words,
});

const archive = (words: string): ActivityWords => ({ kind: 'archive', words: () => words });

/**
 * Every action of the trail, in words for the owner of the account that it is about; null: nothing
 * of one's own, but what staff does to things, or what only the trail itself needs to say.
 */
export const ACTIVITY_WORDS: Readonly<Record<AuditAction, ActivityWords | null>> = {
  'user.registered': change('Made this account'),
  'user.adopted': change('Took this account over by showing that its address is yours'),
  'user.suspended': change('Your account was suspended'),
  'user.reactivated': change('Your account was opened again'),
  'user.role-changed': change('What your account may do was changed'),
  'user.role-given': change('Your account was given a role'),
  'user.role-taken': change('A role was taken from your account'),
  'role.created': null,
  'role.updated': null,
  'role.deleted': null,
  'phone.added': change('Added a phone number'),
  'phone.changed': change('Changed the phone number'),
  'phone.removed': change('Removed the phone number'),
  'phone.code-failed': change('Gave a wrong code for a phone number'),
  'session.started': signIn((diff) => {
    const way = wayOf(diff);
    return way ? `Signed in with ${way}` : 'Signed in';
  }),
  'session.ended': signIn(({ by, sessions }) => {
    if (typeof sessions === 'number') return `Signed out ${counted(sessions, 'other device')}`;
    return by === 'owner' ? 'Signed a device out' : 'Signed out';
  }),
  'session.refresh-reused': null,
  'session.revoked-by-staff': signIn('Our staff signed you out'),
  'sign-in.failed': signIn(({ reason }) =>
    reason === 'code' ? 'A wrong code was given' : 'A sign-in was refused',
  ),
  'email.verified': change('Confirmed the mail address'),
  'email.changed': change('Changed the mail address'),
  'email.taken-back': change('Took the account back with the mail address before'),
  'password.reset-requested': change('A link to choose a new password was asked for'),
  'password.reset': change('Chose a new password by a link'),
  'password.changed': change(({ first }) =>
    first === true ? 'Chose a password' : 'Changed the password',
  ),
  'identity.linked': change((diff) => `Added a way to sign in: ${wayOf(diff) ?? 'another one'}`),
  'identity.unlinked': change(
    (diff) => `Removed a way to sign in: ${wayOf(diff) ?? 'another one'}`,
  ),
  'access.denied': null,
  'type.created': null,
  'type.updated': null,
  'type.version-published': null,
  'type.status-changed': null,
  'type.deleted': null,
  'price.changed': null,
  'plan.changed': null,
  'pack.changed': null,
  'generation.read-by-staff': null,
  'generation.reviewed': null,
  'artifact.viewed-by-staff': null,
  'credits.granted': change(({ credits }) =>
    typeof credits === 'number'
      ? `You were given ${counted(credits, 'credit')}`
      : 'Credits came in',
  ),
  'credits.taken': change(({ credits }) =>
    typeof credits === 'number'
      ? `Our staff took ${counted(credits, 'credit')}, as a correction`
      : 'Credits were taken as a correction',
  ),
  'spending-cap.set': change(({ credits }) =>
    typeof credits === 'number'
      ? `Capped your spending at ${counted(credits, 'credit')} a month`
      : 'Capped your spending',
  ),
  'spending-cap.removed': change('Removed the cap on your spending'),
  'spending-cap.neared': change(({ credits, used }) =>
    typeof credits === 'number' && typeof used === 'number'
      ? `${used} of the ${counted(credits, 'credit')} that you let a month cost are spent or set aside`
      : 'Most of what you let a month cost is spent',
  ),
  'payment.refunded': null,
  'payment.refund-asked': null,
  'payment.refund-approved': null,
  'payment.refund-rejected': null,
  'payment.refund-failed': null,
  'payment.refund-returned': null,
  'demo-account.prepared': null,
  'privacy.export-requested': archive('Asked for your archive'),
  'privacy.export-downloaded': archive('Downloaded your archive'),
  'privacy.erasure-requested': null,
  'privacy.erased': null,
  'audit.verified': null,
  'audit.exported': null,
  'audit.expired': null,
};

/** The actions that are told, of one kind or of all. */
export function toldActions(kind?: ActivityKind): readonly AuditAction[] {
  return (Object.keys(ACTIVITY_WORDS) as AuditAction[]).filter((action) => {
    const told = ACTIVITY_WORDS[action];
    return told !== null && (kind === undefined || told.kind === kind);
  });
}

const ENDS: Readonly<Record<string, string>> = {
  PENDING: 'is waiting',
  PROCESSING: 'is being made',
  COMPLETED: 'was made',
  FAILED: 'failed; nothing was charged',
  BLOCKED: 'was refused; nothing was charged',
  CANCELED: 'was cancelled; nothing was charged',
  EXPIRED: 'was not paid for in time',
};

/** e.g. `Pencil sketch was made`. */
export function runWords(name: string, status: string): string {
  return `${name} ${ENDS[status] ?? 'was started'}`;
}

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}
