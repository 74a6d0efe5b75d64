import { Box, Typography } from '@mui/material';
import { Link, useRecordContext } from 'react-admin';
import type { AuditEvent } from '../../providers/verbs';
import { Actor, Entity } from '../../shared/audit-names';
import { AuditTimeline } from '../../shared/audit-timeline';
import { actionInWords, entityInWords } from '../../shared/audit-words';
import { DiffView } from '../../shared/diff-view';
import { Facts } from '../../shared/facts';
import { formatNumber } from '../../shared/format';
import { Moment, Nothing } from '../../shared/moment';
import { RecordShow } from '../../shared/record-show';
import { ShortId } from '../../shared/short-id';

export const AuditEventShow = () => (
  <RecordShow title={<Title />} actions={false} timeline={<Trail />}>
    <Event />
  </RecordShow>
);

const Title = () => {
  const event = useRecordContext<AuditEvent>();
  return event ? actionInWords(event.action) : 'Event';
};

const Event = () => {
  const event = useRecordContext<AuditEvent>();
  if (!event) return null;
  return (
    <Box sx={{ p: 2 }}>
      <Typography variant="h2" sx={{ mb: 2 }}>
        {actionInWords(event.action)}
      </Typography>
      <Facts
        of={[
          ['When', <Moment key="when" at={event.at} seconds />],
          ['Who', <Actor key="who" event={event} />],
          [
            'About',
            <span key="about">
              {entityInWords(event.entityType)} <Entity event={event} />
            </span>,
          ],
          ['What changed', <Change key="change" event={event} />],
          ['IP address', <Origin key="ip" event={event} field="ip" />],
          ['Browser', <Origin key="agent" event={event} field="userAgent" />],
          ['Request', <Request key="request" requestId={event.requestId} />],
          ['Number', formatNumber(event.seq)],
          ['Action', <code key="action">{event.action}</code>],
          ['Id', <ShortId key="id" id={event.id} what="Event id" full />],
        ]}
      />
    </Box>
  );
};

const Change = ({ event: { diff, hidden } }: { event: AuditEvent }) =>
  Object.keys(diff).length + Object.keys(hidden).length === 0 ? (
    <Nothing />
  ) : (
    <DiffView diff={diff} hidden={hidden} />
  );

/** Where the request came from, or why that cannot be told any more. */
const Origin = ({ event, field }: { event: AuditEvent; field: 'ip' | 'userAgent' }) => {
  const why = event.hidden[field];
  if (why === 'erased') return <em>erased with the person</em>;
  if (why === 'damaged') return <em>cannot be read: it was changed in the database</em>;
  return event[field] ?? <Nothing />;
};

const Request = ({ requestId }: { requestId: string | null }) => {
  if (!requestId) return <Nothing />;
  const filter = JSON.stringify({ q: requestId });
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, flexWrap: 'wrap' }}>
      <ShortId id={requestId} what="Request id" full />
      <Link to={`/audit-events?${new URLSearchParams({ filter }).toString()}`}>
        Everything of this request
      </Link>
    </Box>
  );
};

const Trail = () => {
  const event = useRecordContext<AuditEvent>();
  if (!event?.entityId) return null;
  return <AuditTimeline entityType={event.entityType} entityId={event.entityId} />;
};
