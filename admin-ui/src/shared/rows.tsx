import { Box, Skeleton } from '@mui/material';
import type { ReactNode } from 'react';
import { ErrorNote } from './error-note';

interface Props {
  readonly label: string;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly empty: string;
  readonly children: readonly ReactNode[];
}

/** The few things of one kind that belong to a record, with their states of loading. */
export const Rows = ({ label, error, isPending, empty, children }: Props) => {
  if (error) return <ErrorNote error={error} />;
  if (isPending) return <Skeleton variant="rounded" height={120} />;
  if (children.length === 0) return <Box sx={{ color: 'text.secondary', py: 1 }}>{empty}</Box>;
  return (
    <Box component="ul" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {children}
    </Box>
  );
};

interface RowProps {
  readonly first: ReactNode;
  readonly second: ReactNode;
  readonly action?: ReactNode;
}

export const Row = ({ first, second, action }: RowProps) => (
  <Box
    component="li"
    sx={{
      display: 'flex',
      gap: 1,
      alignItems: 'center',
      py: 1.25,
      borderBottom: '1px solid',
      borderColor: 'divider',
    }}
  >
    <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
      <Box sx={{ fontWeight: 600 }}>{first}</Box>
      <Box sx={{ color: 'text.secondary', fontSize: 14 }}>{second}</Box>
    </Box>
    {action}
  </Box>
);
