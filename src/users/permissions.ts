/** What everybody with an account may do with what is their own. */
const OWN = [
  'account:read',
  'account:write',
  'uploads:create',
  'generations:create',
  'generations:read',
  'generations:write',
  'artifacts:download',
  'billing:read',
  'payments:create',
] as const;

const STAFF = [
  'users:read',
  // Mail addresses, numbers and network addresses in full; without it they are masked.
  'users:read-contact',
  'users:suspend',
  'sessions:revoke',
  // Gives and takes roles.
  'roles:assign',
  // Makes roles, and says what they may do.
  'roles:write',
  'types:read',
  'types:write',
  'types:publish',
  'experiments:write',
  'generations:read-any',
  'artifacts:view-any',
  'moderation:decide',
  'payments:read',
  'ledger:read',
  'credits:grant',
  // Takes credits from people, who are told so.
  'credits:take',
  'payments:refund',
  'plans:write',
  'prices:write',
  'providers:switch',
  'flags:write',
  'audit:read',
  'audit:verify',
  'audit:export',
] as const;

/** Every permission that a route may ask for, as `resource:action`. */
export const PERMISSIONS = [...OWN, ...STAFF] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Those that not everybody has: what roles of one's own are made of. */
export const STAFF_PERMISSIONS: readonly Permission[] = STAFF;

/**
 * The roles that the program ships. `GUEST` is the standard user (the name comes from the product's
 * first design); people without an account have no role at all.
 */
export const BUILT_IN_ROLES = {
  GUEST: [...OWN],
  SUPPORT: [
    ...OWN,
    'users:read',
    'users:suspend',
    'sessions:revoke',
    'generations:read-any',
    'artifacts:view-any',
    'moderation:decide',
    'payments:read',
    'ledger:read',
    'credits:grant',
    'payments:refund',
  ],
  CATALOG_EDITOR: [
    ...OWN,
    'types:read',
    'types:write',
    'types:publish',
    'experiments:write',
    'generations:read-any',
  ],
  FINANCE: [
    ...OWN,
    'users:read',
    'types:read',
    'payments:read',
    'ledger:read',
    'credits:grant',
    'credits:take',
    'payments:refund',
    'plans:write',
    'prices:write',
  ],
  AUDITOR: [
    ...OWN,
    'users:read',
    'generations:read-any',
    'payments:read',
    'ledger:read',
    'audit:read',
    'audit:verify',
    'audit:export',
  ],
  ADMIN: [...PERMISSIONS],
} as const satisfies Record<string, readonly Permission[]>;

export type RoleKey = keyof typeof BUILT_IN_ROLES;
export const ROLE_KEYS = Object.keys(BUILT_IN_ROLES) as RoleKey[];

/** How the shipped roles are called and what they are for. */
export const BUILT_IN_ROLE_WORDS: Readonly<
  Record<RoleKey, readonly [name: string, purpose: string]>
> = {
  GUEST: ['Guest', 'Everybody with an account: their own pictures, nothing of the console.'],
  SUPPORT: ['Support', 'Helps customers: users, sessions, runs and small grants.'],
  CATALOG_EDITOR: ['Catalogue editor', 'Makes and publishes products.'],
  FINANCE: ['Finance', 'Prices, payments, the ledger and grants.'],
  AUDITOR: ['Auditor', 'Reads everything that is recorded, and changes nothing.'],
  ADMIN: ['Admin', 'Everything, the roles of others included.'],
};

/** The role as the API shows it: staff roles are seen by their permissions, not by this. */
export function shownRole(roles: readonly string[]): 'ADMIN' | 'GUEST' {
  return roles.includes('ADMIN') ? 'ADMIN' : 'GUEST';
}
