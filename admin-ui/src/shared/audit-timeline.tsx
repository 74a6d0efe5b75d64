import { Box, Button, Card, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useState } from 'react';
import { useGetList } from 'react-admin';
import { Link } from 'react-router-dom';
import type { AuditEvent } from '../providers/verbs';
import { Actor } from './audit-names';
import { actionInWords } from './audit-words';
import { DiffView } from './diff-view';
import { ErrorNote } from './error-note';
import { formatTime } from './format';
import { useMay } from './use-may';

interface Props {
  readonly entityType: string;
  readonly entityId: string;
  /** Where the thing is a person: their own doings can be shown, too. */
  readonly actorId?: string;
}

const SHOWN = 12;

/** What was recorded about a thing, newest first, for those who may read the audit trail. */
export const AuditTimeline = (props: Props) =>
  useMay('audit:read') ? <Timeline {...props} /> : null;

const Timeline = ({ entityType, entityId, actorId }: Props) => {
  const [view, setView] = useState<'about' | 'by'>('about');
  const filter = view === 'by' ? { actorId } : { entityType, entityId };
  const { data, total, error, isPending } = useGetList<AuditEvent>('audit-events', {
    pagination: { page: 1, perPage: SHOWN },
    sort: { field: 'at', order: 'DESC' },
    filter,
  });
  const all = `/audit-events?${new URLSearchParams({ filter: JSON.stringify(filter) }).toString()}`;
  return (
    <Card
      component="aside"
      aria-label="Audit trail"
      sx={{ width: { xs: '100%', lg: 340 }, flexShrink: 0, p: 2 }}
    >
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: 1 }}>
        <Typography variant="h3" component="h2">
          Audit trail
        </Typography>
        {actorId ? (
          <ToggleButtonGroup
            size="small"
            exclusive
            value={view}
            onChange={(_, next: 'about' | 'by' | null) => setView(next ?? view)}
            aria-label="Which events"
          >
            <ToggleButton value="about">About</ToggleButton>
            <ToggleButton value="by">By</ToggleButton>
          </ToggleButtonGroup>
        ) : null}
      </Box>
      <ErrorNote error={error} />
      {!isPending && !error && data?.length === 0 ? (
        <Typography color="textSecondary" sx={{ mt: 1 }}>
          Nothing recorded.
        </Typography>
      ) : null}
      <Box component="ol" sx={{ listStyle: 'none', m: 0, mt: 1.5, p: 0 }}>
        {data?.map((event) => (
          <Entry key={event.id} event={event} />
        ))}
      </Box>
      {(total ?? SHOWN + 1) > SHOWN ? (
        <Button component={Link} to={all} size="small">
          Show all
        </Button>
      ) : null}
    </Card>
  );
};

const Entry = ({ event }: { event: AuditEvent }) => (
  <Box
    component="li"
    sx={{
      pl: 2,
      pb: 2,
      ml: 0.5,
      borderLeft: '2px solid',
      borderColor: 'divider',
      position: 'relative',
      '&::before': {
        content: '""',
        position: 'absolute',
        left: -6,
        top: 6,
        width: 10,
        height: 10,
        borderRadius: '50%',
        bgcolor: 'text.secondary',
      },
    }}
  >
    <Typography
      component={Link}
      to={`/audit-events/${event.id}/show`}
      sx={{
        fontWeight: 600,
        color: 'inherit',
        textDecorationColor: 'transparent',
        '&:hover': { textDecorationColor: 'currentcolor' },
      }}
    >
      {actionInWords(event.action)}
    </Typography>
    <Typography variant="body2" color="textSecondary" component="div">
      <time dateTime={event.at}>{formatTime(event.at)}</time> · <Actor event={event} />
    </Typography>
    <DiffView diff={event.diff} hidden={event.hidden} max={6} />
  </Box>
);
