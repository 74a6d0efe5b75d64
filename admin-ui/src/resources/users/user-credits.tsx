import { useRecordContext } from 'react-admin';
import type { User } from '../../providers/verbs';
import { Facts } from '../../shared/facts';
import { formatNumber } from '../../shared/format';
import { useMay } from '../../shared/use-may';
import { GrantButton } from './grant-button';

export const UserCredits = () => {
  const user = useRecordContext<User>();
  const mayGrant = useMay('credits:grant');
  if (!user) return null;
  return (
    <>
      <Facts
        of={[
          ['Credits to spend', formatNumber(user.credits.available)],
          ['Held by running jobs', formatNumber(user.credits.held)],
          ['Free runs used this month', formatNumber(user.freeTierUsed)],
        ]}
      />
      {mayGrant && user.status !== 'erased' ? <GrantButton user={user} /> : null}
    </>
  );
};
