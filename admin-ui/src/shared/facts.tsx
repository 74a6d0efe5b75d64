import { Box } from '@mui/material';
import { Fragment, type ReactNode } from 'react';

/** Names and values, two columns where there is room. */
export const Facts = ({ of }: { of: readonly (readonly [string, ReactNode])[] }) => (
  <Box
    component="dl"
    sx={{
      m: 0,
      pb: 1,
      display: 'grid',
      gridTemplateColumns: { xs: '1fr', sm: '180px 1fr' },
      columnGap: 2,
      rowGap: { xs: 0, sm: 1.25 },
      '& > dt': { color: 'text.secondary', pt: { xs: 1.25, sm: 0 } },
      '& > dd': { m: 0, minWidth: 0, overflowWrap: 'anywhere' },
    }}
  >
    {of.map(([name, value]) => (
      <Fragment key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </Fragment>
    ))}
  </Box>
);
