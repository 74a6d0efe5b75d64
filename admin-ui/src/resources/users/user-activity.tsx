import { Typography } from '@mui/material';
import { ReferenceManyField, useRecordContext } from 'react-admin';
import type { User } from '../../providers/verbs';
import { Facts } from '../../shared/facts';
import { formatNumber } from '../../shared/format';
import { Moment } from '../../shared/moment';
import { useMay } from '../../shared/use-may';
import { GenerationRows } from '../generations/generation-rows';

/** When they were here last, and what they made. */
export const UserActivity = () => {
  const user = useRecordContext<User>();
  const maySeeGenerations = useMay('generations:read-any');
  if (!user) return null;
  return (
    <>
      <Facts
        of={[
          ['Last active', <Moment key="active" at={user.lastActiveAt} />],
          ['Joined', <Moment key="joined" at={user.createdAt} />],
          ['Free runs used this month', formatNumber(user.freeTierUsed)],
        ]}
      />
      {maySeeGenerations ? (
        <>
          <Typography variant="h3" component="h2" sx={{ mt: 2 }}>
            Made
          </Typography>
          <ReferenceManyField
            reference="generations"
            target="userId"
            sort={{ field: 'createdAt', order: 'DESC' }}
            perPage={25}
            label={false}
          >
            <GenerationRows empty="This user has not made anything yet." withoutUser />
          </ReferenceManyField>
        </>
      ) : null}
    </>
  );
};
