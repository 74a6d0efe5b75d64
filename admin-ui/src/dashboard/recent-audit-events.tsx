import { Box, Button, Skeleton, Typography } from '@mui/material';
import { useGetList } from 'react-admin';
import { Link } from 'react-router-dom';
import type { AuditEvent } from '../providers/verbs';
import { actionInWords, actorInWords } from '../shared/audit-words';
import { ErrorNote } from '../shared/error-note';
import { Moment } from '../shared/moment';
import { Panel } from './panel';

export const RecentAuditEvents = () => {
  const { data, error, isPending } = useGetList<AuditEvent>('audit-events', {
    pagination: { page: 1, perPage: 8 },
    sort: { field: 'at', order: 'DESC' },
  });
  return (
    <Panel
      title="Last in the audit trail"
      action={
        <Button component={Link} to="/audit-events" size="small">
          Show all
        </Button>
      }
    >
      <ErrorNote error={error} />
      {isPending ? <Skeleton variant="rounded" height={240} /> : null}
      {data?.map((event) => (
        <Box
          key={event.id}
          sx={{
            display: 'flex',
            gap: 2,
            py: 1,
            borderTop: '1px solid',
            borderColor: 'divider',
          }}
        >
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Box sx={{ fontWeight: 600 }}>{actionInWords(event.action)}</Box>
            <Typography variant="body2" color="textSecondary" noWrap>
              {actorInWords(event.actor)}
            </Typography>
          </Box>
          <Typography variant="body2" color="textSecondary">
            <Moment at={event.at} />
          </Typography>
        </Box>
      ))}
    </Panel>
  );
};
