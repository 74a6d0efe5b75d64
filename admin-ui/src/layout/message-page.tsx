import { Card } from '@mui/material';
import type { ReactNode } from 'react';

/** A page that has something to say instead of something to show, and a way on. */
export const MessagePage = ({ children }: { children: ReactNode }) => (
  <Card sx={{ mt: 3, p: { xs: 3, sm: 5 }, maxWidth: 560 }}>{children}</Card>
);
