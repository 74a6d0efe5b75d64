import { Alert } from '@mui/material';
import {
  ReferenceManyField,
  TabbedShowLayout,
  TabbedShowLayoutTabs,
  useRecordContext,
  useShowContext,
} from 'react-admin';
import type { User } from '../../providers/verbs';
import { AuditTimeline } from '../../shared/audit-timeline';
import { Facts } from '../../shared/facts';
import { formatNumber } from '../../shared/format';
import { Moment, Nothing } from '../../shared/moment';
import { RecordShow } from '../../shared/record-show';
import { ShortId } from '../../shared/short-id';
import { StatusChip } from '../../shared/status-chip';
import { useMay } from '../../shared/use-may';
import { GenerationRows } from '../generations/generation-rows';
import { GrantButton } from './grant-button';
import { UserActions } from './user-actions';
import { Roles } from './user-list';

export const UserShow = () => (
  <RecordShow title={<Title />} actions={<UserActions />} timeline={<Trail />}>
    <Tabs />
  </RecordShow>
);

const Title = () => useRecordContext<User>()?.displayName ?? 'User';

const Tabs = () => {
  const maySeeGenerations = useMay('generations:read-any');
  const { isPending } = useShowContext();
  if (isPending) return null;
  return (
    <TabbedShowLayout tabs={<TabbedShowLayoutTabs variant="scrollable" />}>
      <TabbedShowLayout.Tab label="Profile">
        <Profile />
      </TabbedShowLayout.Tab>
      {maySeeGenerations ? (
        <TabbedShowLayout.Tab label="Generations" path="generations">
          <ReferenceManyField
            reference="generations"
            target="userId"
            sort={{ field: 'createdAt', order: 'DESC' }}
            perPage={25}
            label={false}
          >
            <GenerationRows empty="This user has not made anything yet." withoutUser />
          </ReferenceManyField>
        </TabbedShowLayout.Tab>
      ) : null}
      <TabbedShowLayout.Tab label="Credits" path="credits">
        <Credits />
      </TabbedShowLayout.Tab>
    </TabbedShowLayout>
  );
};

const Profile = () => {
  const user = useRecordContext<User>();
  if (!user) return null;
  return (
    <>
      {user.status === 'suspended' ? (
        <Alert severity="warning" sx={{ mb: 2 }}>
          Suspended: signed out everywhere, and cannot sign in.
        </Alert>
      ) : null}
      <Facts
        of={[
          ['Name', user.displayName],
          [
            'Mail address',
            user.email ? (
              `${user.email}${user.emailVerified ? '' : ' (not verified)'}`
            ) : (
              <Nothing />
            ),
          ],
          ['Status', <StatusChip key="status" status={user.status} />],
          ['Roles', <Roles key="roles" roles={user.roles} />],
          ['Joined', <Moment key="joined" at={user.createdAt} />],
          ['Last active', <Moment key="active" at={user.lastActiveAt} />],
          ['Id', <ShortId key="id" id={user.id} what="User id" full />],
        ]}
      />
    </>
  );
};

const Credits = () => {
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

const Trail = () => {
  const user = useRecordContext<User>();
  return user ? <AuditTimeline entityType="user" entityId={user.id} actorId={user.id} /> : null;
};
