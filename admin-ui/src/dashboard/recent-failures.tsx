import { Box, Button, Skeleton, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useGetList } from 'react-admin';
import { Link } from 'react-router-dom';
import type { Generation } from '../providers/verbs';
import { ErrorNote } from '../shared/error-note';
import { Moment } from '../shared/moment';
import { Panel } from './panel';

const FILTER = { status: 'FAILED' };
const ALL = `/generations?${new URLSearchParams({ filter: JSON.stringify(FILTER) }).toString()}`;

export const RecentFailures = () => {
  const { data, error, isPending } = useGetList<Generation>('generations', {
    pagination: { page: 1, perPage: 6 },
    sort: { field: 'createdAt', order: 'DESC' },
    filter: FILTER,
  });
  return (
    <Panel
      title="Last failures"
      action={
        <Button component={Link} to={ALL} size="small">
          Show all
        </Button>
      }
    >
      <ErrorNote error={error} />
      {isPending ? <Skeleton variant="rounded" height={96} /> : null}
      {data?.length === 0 ? (
        <Typography color="textSecondary">No generation has failed.</Typography>
      ) : null}
      {data?.map((run) => (
        <Row key={run.id} to={`/generations/${run.id}/show`}>
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Box sx={{ fontWeight: 600 }}>{run.typeName}</Box>
            <Typography variant="body2" color="textSecondary" noWrap>
              {run.error ? `${run.error.code}: ${run.error.message}` : 'no reason recorded'}
            </Typography>
          </Box>
          <Typography variant="body2" color="textSecondary">
            <Moment at={run.createdAt} />
          </Typography>
        </Row>
      ))}
    </Panel>
  );
};

/** A line of a panel that leads somewhere. */
const Row = ({ to, children }: { to: string; children: ReactNode }) => (
  <Box
    component={Link}
    to={to}
    sx={{
      display: 'flex',
      gap: 2,
      py: 1,
      minHeight: 44,
      color: 'inherit',
      textDecoration: 'none',
      borderTop: '1px solid',
      borderColor: 'divider',
      '&:hover': { bgcolor: 'action.hover' },
    }}
  >
    {children}
  </Box>
);
