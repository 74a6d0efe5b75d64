import { usePermissions } from 'react-admin';
import type { Permission } from '../providers/resources';

/** Whether the server gave the signed-in person this permission; false until that is known. */
export function useMay(permission: Permission): boolean {
  const { permissions } = usePermissions<ReadonlySet<Permission>>();
  return permissions?.has(permission) ?? false;
}
