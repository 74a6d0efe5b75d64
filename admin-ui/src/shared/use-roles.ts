import { useGetList } from 'react-admin';
import type { Role } from '../providers/verbs';
import { humanise } from './format';
import { useMay } from './use-may';

const ALL = {
  pagination: { page: 1, perPage: 100 },
  sort: { field: 'name', order: 'ASC' },
} as const;
/** Roles change rarely, and every list of people asks for them. */
const FRESH_MS = 60_000;

/** Every role there is, in the order of their names; empty until they are known. */
export function useRoles(): readonly Role[] {
  const enabled = useMay('users:read');
  return useGetList<Role>('roles', ALL, { enabled, staleTime: FRESH_MS }).data ?? [];
}

/** How a role is called, by its key. */
export function useRoleName(): (key: string) => string {
  const roles = useRoles();
  return (key) => roles.find(({ id }) => id === key)?.name ?? humanise(key);
}
