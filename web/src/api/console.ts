import type { components } from './schema.gen.js';
import type { Me } from './types.js';

/** What opens a page of the console. */
const OPENS: readonly components['schemas']['StaffPermission'][] = [
  'users:read',
  'types:read',
  'roles:write',
  'generations:read-any',
  'ledger:read',
  'audit:read',
];

export function mayOpenConsole({ permissions }: Me): boolean {
  return OPENS.some((permission) => permissions.includes(permission));
}
