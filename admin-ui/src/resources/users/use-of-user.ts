import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useRecordContext } from 'react-admin';
import type { ConsoleDataProvider } from '../../providers/dataProvider';
import type { User } from '../../providers/verbs';

/** What belongs to the user of the page and is read besides their record; read again with it. */
export function useOfUser<T>(
  what: string,
  read: (provider: ConsoleDataProvider, userId: string) => Promise<T>,
) {
  const dataProvider = useDataProvider<ConsoleDataProvider>();
  const user = useRecordContext<User>();
  const query = useQuery({
    // Below the resource's own key, so that refreshing the page reads it again.
    queryKey: ['users', what, user?.id],
    queryFn: () => read(dataProvider, user?.id ?? ''),
    enabled: user !== undefined,
  });
  return { user, ...query };
}
