import type { Permission, RoleKey } from '../../src/users/index.js';

/** What the tests have made, for addresses. */
export interface Things {
  readonly userId: string;
  readonly runId: string;
  readonly typeId: string;
  readonly roleKey: string;
  readonly paymentId: string;
  /** Somebody to whom things are done. */
  readonly guineaPigId: string;
}

/** What each role sees in the menu, as people agreed; a role that is missing fails the tests. */
export const MENUS: Readonly<Record<RoleKey, readonly string[] | 'no access'>> = {
  GUEST: 'no access',
  SUPPORT: [
    'Dashboard',
    'Users',
    'Roles',
    'Generations',
    'Payments',
    'Refunds',
    'Subscriptions',
    'Ledger',
  ],
  CATALOG_EDITOR: ['Dashboard', 'Products', 'Generations'],
  FINANCE: [
    'Dashboard',
    'Users',
    'Roles',
    'Products',
    'Payments',
    'Refunds',
    'Subscriptions',
    'Prices',
    'Ledger',
  ],
  AUDITOR: [
    'Dashboard',
    'Users',
    'Roles',
    'Generations',
    'Payments',
    'Refunds',
    'Subscriptions',
    'Ledger',
    'Audit trail',
  ],
  ADMIN: [
    'Dashboard',
    'Users',
    'Roles',
    'Products',
    'Generations',
    'Payments',
    'Refunds',
    'Subscriptions',
    'Prices',
    'Ledger',
    'Audit trail',
  ],
};

export interface ConsolePage {
  readonly path: (things: Things) => string;
  /** Null: every member of staff. */
  readonly needs: Permission | null;
  /** Text that says that the page is there with its contents. */
  readonly shows: string;
  readonly controls: Readonly<
    Record<
      string,
      { readonly needs: Permission; readonly role: 'button' | 'link' | 'region' | 'complementary' }
    >
  >;
}

/** Every page of the console, what opens it, and what is on it for whom. */
export const PAGES: readonly ConsolePage[] = [
  {
    path: () => '',
    needs: null,
    shows: 'Dashboard',
    controls: {
      Ledger: { needs: 'ledger:read', role: 'region' },
      Revenue: { needs: 'ledger:read', role: 'region' },
      'Last failures': { needs: 'generations:read-any', role: 'region' },
      'Last in the audit trail': { needs: 'audit:read', role: 'region' },
    },
  },
  { path: () => '/users', needs: 'users:read', shows: 'Somebody Else', controls: {} },
  {
    path: ({ userId }) => `/users/${userId}/show`,
    needs: 'users:read',
    shows: 'Last active',
    controls: {
      Suspend: { needs: 'users:suspend', role: 'button' },
      'Audit trail': { needs: 'audit:read', role: 'complementary' },
    },
  },
  {
    path: ({ userId }) => `/users/${userId}/show/sessions`,
    needs: 'users:read',
    shows: 'last used',
    controls: { 'Sign out everywhere': { needs: 'sessions:revoke', role: 'button' } },
  },
  {
    path: ({ userId }) => `/users/${userId}/show/roles`,
    needs: 'users:read',
    shows: 'for good',
    controls: { 'Give a role': { needs: 'roles:assign', role: 'button' } },
  },
  {
    path: ({ userId }) => `/users/${userId}/show/credits`,
    needs: 'users:read',
    shows: 'Credits to spend',
    controls: {
      'Grant credits': { needs: 'credits:grant', role: 'button' },
      'Take credits': { needs: 'credits:take', role: 'button' },
    },
  },
  {
    path: () => '/roles',
    needs: 'users:read',
    shows: 'Catalogue editor',
    controls: { 'New role': { needs: 'roles:write', role: 'link' } },
  },
  {
    path: ({ roleKey }) => `/roles/${roleKey}/show`,
    needs: 'users:read',
    shows: 'Held by',
    controls: {
      Edit: { needs: 'roles:write', role: 'link' },
      Delete: { needs: 'roles:write', role: 'button' },
    },
  },
  { path: () => '/roles/create', needs: 'roles:write', shows: 'May do', controls: {} },
  {
    path: ({ roleKey }) => `/roles/${roleKey}`,
    needs: 'roles:write',
    shows: 'May do',
    controls: {},
  },
  {
    path: () => '/transformation-types',
    needs: 'types:read',
    shows: 'Duotone',
    controls: { 'New product': { needs: 'types:write', role: 'link' } },
  },
  {
    path: ({ typeId }) => `/transformation-types/${typeId}/show`,
    needs: 'types:read',
    shows: 'Status',
    controls: {
      Edit: { needs: 'types:write', role: 'link' },
      Disable: { needs: 'types:publish', role: 'button' },
    },
  },
  {
    path: ({ typeId }) => `/transformation-types/${typeId}/show/price`,
    needs: 'types:read',
    shows: 'Credits',
    controls: { 'Change price': { needs: 'prices:write', role: 'button' } },
  },
  {
    path: () => '/transformation-types/create',
    needs: 'types:write',
    shows: 'Begin with',
    controls: {},
  },
  { path: () => '/generations', needs: 'generations:read-any', shows: 'Duotone', controls: {} },
  {
    path: ({ runId }) => `/generations/${runId}/show`,
    needs: 'generations:read-any',
    shows: 'Tries',
    controls: {},
  },
  { path: () => '/payments', needs: 'payments:read', shows: '100 credits', controls: {} },
  {
    path: ({ paymentId }) => `/payments/${paymentId}/show`,
    needs: 'payments:read',
    shows: 'Credits unspent',
    controls: {
      Receipt: { needs: 'payments:read', role: 'button' },
      'Give money back': { needs: 'payments:refund', role: 'button' },
      'Audit trail': { needs: 'audit:read', role: 'complementary' },
    },
  },
  { path: () => '/refunds', needs: 'payments:read', shows: 'No refunds yet', controls: {} },
  {
    path: () => '/subscriptions',
    needs: 'payments:read',
    shows: 'No subscriptions yet',
    controls: {},
  },
  {
    path: () => '/prices',
    needs: 'plans:write',
    shows: 'A version never changes',
    controls: { 'New pack': { needs: 'plans:write', role: 'button' } },
  },
  {
    path: () => '/ledger',
    needs: 'ledger:read',
    shows: 'With payment services',
    controls: { Accounts: { needs: 'ledger:read', role: 'region' } },
  },
  {
    path: () => '/audit-events',
    needs: 'audit:read',
    shows: 'Signed in',
    controls: {
      Verify: { needs: 'audit:verify', role: 'button' },
      Export: { needs: 'audit:export', role: 'button' },
    },
  },
];

/**
 * Permissions that open nothing in the console: what everybody has, what its pages show less or more
 * of, and what waits for its page. One that is neither here nor above fails the tests.
 */
export const WITHOUT_PAGE: readonly Permission[] = [
  'account:read',
  'account:write',
  'uploads:create',
  'generations:create',
  'generations:read',
  'generations:write',
  'artifacts:download',
  'billing:read',
  'payments:create',
  'users:read-contact',
  'experiments:write',
  'artifacts:view-any',
  'moderation:decide',
  'providers:switch',
  'flags:write',
];
