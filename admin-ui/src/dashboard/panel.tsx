import { Box, Card, Typography } from '@mui/material';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

export const Panel = ({ title, action, children }: Props) => (
  <Card component="section" aria-label={title} sx={{ p: 2 }}>
    <Box sx={{ display: 'flex', alignItems: 'center', minHeight: 36, mb: 1, gap: 1 }}>
      <Typography variant="h3" component="h2" sx={{ flex: 1 }}>
        {title}
      </Typography>
      {action}
    </Box>
    {children}
  </Card>
);
