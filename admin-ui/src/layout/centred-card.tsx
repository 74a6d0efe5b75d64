import { Box, Card, CardContent, GlobalStyles } from '@mui/material';
import type { ReactNode } from 'react';
import { Brand } from './brand';

/** A page that is one card on the paper ground, for whoever is outside the console. */
export const CentredCard = ({ children }: { children: ReactNode }) => (
  <Box
    component="main"
    sx={{
      minHeight: '100vh',
      display: 'grid',
      placeItems: 'center',
      alignContent: 'center',
      gap: 3,
      p: 2,
      bgcolor: 'background.default',
    }}
  >
    <GlobalStyles styles={{ body: { margin: 0 } }} />
    <Brand size={32} />
    <Card sx={{ width: '100%', maxWidth: 400 }}>
      <CardContent sx={{ p: { xs: 2.5, sm: 4 }, '&:last-child': { pb: { xs: 2.5, sm: 4 } } }}>
        {children}
      </CardContent>
    </Card>
  </Box>
);
