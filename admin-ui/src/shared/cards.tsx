import { Box, Skeleton } from '@mui/material';
import type { ReactNode } from 'react';
import { ListNoResults, type RaRecord, useListContext, useResourceDefinition } from 'react-admin';
import { Link } from 'react-router-dom';

export interface Card<T> {
  readonly first: (record: T) => ReactNode;
  readonly second: (record: T) => ReactNode;
  /** Stands at the right of the first line. */
  readonly corner: (record: T) => ReactNode;
}

const line = {
  display: 'block',
  px: 2,
  py: 1.5,
  color: 'inherit',
  textDecoration: 'none',
  borderBottom: '1px solid',
  borderColor: 'divider',
};

/** The rows of the list around it as cards; each leads to its page where the resource has one. */
export const Cards = <T extends RaRecord>(card: Card<T>) => {
  const { data, isPending, resource } = useListContext<T>();
  const { hasShow } = useResourceDefinition({ resource });
  if (isPending)
    return [1, 2, 3, 4].map((row) => <Skeleton key={row} height={72} sx={{ mx: 2 }} />);
  if (!data || data.length === 0) return <ListNoResults />;
  return data.map((record) =>
    hasShow ? (
      <Box key={record.id} component={Link} to={`/${resource}/${record.id}/show`} sx={line}>
        <Content {...card} record={record} />
      </Box>
    ) : (
      <Box key={record.id} sx={line}>
        <Content {...card} record={record} />
      </Box>
    ),
  );
};

const Content = <T,>({ first, second, corner, record }: Card<T> & { record: T }) => (
  <>
    <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, alignItems: 'center' }}>
      <Box sx={{ fontWeight: 600, minWidth: 0, overflowWrap: 'anywhere' }}>{first(record)}</Box>
      {corner(record)}
    </Box>
    <Box sx={{ color: 'text.secondary', fontSize: 14, mt: 0.25, overflowWrap: 'anywhere' }}>
      {second(record)}
    </Box>
  </>
);
