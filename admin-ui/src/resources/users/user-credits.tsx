import { Stack } from '@mui/material';
import { useRecordContext } from 'react-admin';
import type { User } from '../../providers/verbs';
import { Facts } from '../../shared/facts';
import { formatNumber } from '../../shared/format';
import { useMay } from '../../shared/use-may';
import { GrantButton } from './grant-button';
import { TakeButton } from './take-button';

export const UserCredits = () => {
  const user = useRecordContext<User>();
  const mayGrant = useMay('credits:grant');
  const mayTake = useMay('credits:take');
  if (!user) return null;
  return (
    <>
      <Facts
        of={[
          ['Credits to spend', formatNumber(user.credits.available)],
          ['Held by running jobs', formatNumber(user.credits.held)],
          ...(user.creditsOwed > 0
            ? [
                [
                  'Owed',
                  `${formatNumber(user.creditsOwed)}: nothing runs until they are paid`,
                ] as const,
              ]
            : []),
          ['Free runs used this month', formatNumber(user.freeTierUsed)],
        ]}
      />
      {user.status !== 'erased' ? (
        <Stack direction="row" useFlexGap sx={{ mt: 3, gap: 1.5, flexWrap: 'wrap' }}>
          {mayGrant ? <GrantButton user={user} /> : null}
          {mayTake ? <TakeButton user={user} /> : null}
        </Stack>
      ) : null}
    </>
  );
};
