import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { ConsoleDataProvider } from '../../providers/dataProvider';
import type { PermissionWords } from '../../providers/verbs';

export interface PermissionGroup {
  readonly name: string;
  readonly permissions: readonly PermissionWords[];
}

/**
 * The server's list of permissions, group by group in its order, without those that everybody with an
 * account has: they tell no role from another.
 */
export function usePermissionGroups() {
  const dataProvider = useDataProvider<ConsoleDataProvider>();
  const { data, error } = useQuery({
    queryKey: ['permissions', 'words'],
    queryFn: () => dataProvider.permissionWords(),
    staleTime: Infinity,
  });
  return { groups: data && grouped(data.filter(({ everybody }) => !everybody)), error };
}

/** How many of these permissions not everybody has. */
export function useStaffCount(): (permissions: readonly string[]) => number {
  const { groups = [] } = usePermissionGroups();
  const ofStaff = new Set<string>(
    groups.flatMap(({ permissions }) => permissions.map(({ id }) => id)),
  );
  return (permissions) => permissions.filter((id) => ofStaff.has(id)).length;
}

function grouped(words: readonly PermissionWords[]): readonly PermissionGroup[] {
  return [...new Set(words.map(({ group }) => group))].map((name) => ({
    name,
    permissions: words.filter(({ group }) => group === name),
  }));
}
