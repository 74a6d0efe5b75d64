import type { components } from '../api/schema.gen';

export type Permission = components['schemas']['Permission'];

interface ResourceAccess {
  /** Where the API has it. */
  readonly path: string;
  /** The permission that each action of the console needs; an action that is missing does not exist. */
  readonly needs: Readonly<Partial<Record<string, Permission>>>;
}

/** Every resource of the console: the one place that knows its path and its permissions. */
export const RESOURCES: Readonly<Record<string, ResourceAccess>> = {
  users: {
    path: '/api/v1/admin/users',
    needs: { list: 'users:read', show: 'users:read' },
  },
  roles: {
    path: '/api/v1/admin/roles',
    needs: {
      list: 'users:read',
      show: 'users:read',
      create: 'roles:write',
      edit: 'roles:write',
      delete: 'roles:write',
    },
  },
  'transformation-types': {
    path: '/api/v1/admin/transformation-types',
    needs: {
      list: 'types:read',
      show: 'types:read',
      create: 'types:write',
      edit: 'types:write',
      delete: 'types:write',
    },
  },
  generations: {
    path: '/api/v1/admin/generations',
    needs: { list: 'generations:read-any', show: 'generations:read-any' },
  },
  payments: {
    path: '/api/v1/admin/payments',
    needs: { list: 'payments:read', show: 'payments:read' },
  },
  refunds: {
    path: '/api/v1/admin/refunds',
    needs: { list: 'payments:read' },
  },
  subscriptions: {
    path: '/api/v1/admin/subscriptions',
    needs: { list: 'payments:read' },
  },
  prices: {
    path: '/api/v1/admin/prices',
    needs: { list: 'plans:write' },
  },
  ledger: {
    path: '/api/v1/admin/ledger',
    needs: { list: 'ledger:read' },
  },
  'ledger-transactions': {
    path: '/api/v1/admin/ledger/transactions',
    needs: { show: 'ledger:read' },
  },
  'audit-events': {
    path: '/api/v1/admin/audit-events',
    needs: { list: 'audit:read', show: 'audit:read' },
  },
};

/** Permissions that open a page of the console; whoever has none of them has no business here. */
export const STAFF_PERMISSIONS: ReadonlySet<Permission> = new Set<Permission>([
  ...Object.values(RESOURCES).flatMap(({ needs }) =>
    Object.values(needs).flatMap((permission) => permission ?? []),
  ),
  'ledger:read',
]);
