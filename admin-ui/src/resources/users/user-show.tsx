import { TabbedShowLayout, useRecordContext } from 'react-admin';
import type { User } from '../../providers/verbs';
import { AuditTimeline } from '../../shared/audit-timeline';
import { RecordShow } from '../../shared/record-show';
import { RecordTabs } from '../../shared/record-tabs';
import { UserActions } from './user-actions';
import { UserActivity } from './user-activity';
import { UserCredits } from './user-credits';
import { UserOverview } from './user-overview';
import { UserRoles } from './user-roles';
import { UserSessions } from './user-sessions';
import { UserWaysIn } from './user-ways-in';

export const UserShow = () => (
  <RecordShow title={<Title />} actions={<UserActions />} timeline={<Trail />}>
    <RecordTabs>
      <TabbedShowLayout.Tab label="Overview">
        <UserOverview />
      </TabbedShowLayout.Tab>
      <TabbedShowLayout.Tab label="Ways in" path="ways-in">
        <UserWaysIn />
      </TabbedShowLayout.Tab>
      <TabbedShowLayout.Tab label="Sessions" path="sessions">
        <UserSessions />
      </TabbedShowLayout.Tab>
      <TabbedShowLayout.Tab label="Roles" path="roles">
        <UserRoles />
      </TabbedShowLayout.Tab>
      <TabbedShowLayout.Tab label="Activity" path="activity">
        <UserActivity />
      </TabbedShowLayout.Tab>
      <TabbedShowLayout.Tab label="Credits" path="credits">
        <UserCredits />
      </TabbedShowLayout.Tab>
    </RecordTabs>
  </RecordShow>
);

const Title = () => useRecordContext<User>()?.displayName ?? 'User';

const Trail = () => {
  const user = useRecordContext<User>();
  return user ? <AuditTimeline entityType="user" entityId={user.id} actorId={user.id} /> : null;
};
