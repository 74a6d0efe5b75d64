import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** What a list shows before its first row: a blank sheet, and how it fills. */
export const EmptyList = ({ title, children }: { title: string; children: ReactNode }) => (
  <Box sx={{ py: 8, px: 2, width: '100%', textAlign: 'center', color: 'text.secondary' }}>
    <svg width="96" height="72" viewBox="0 0 96 72" fill="none" aria-hidden="true">
      <g stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
        <path d="M22 10h40l12 12v42H22z" />
        <path d="M62 10v12h12M32 34h30M32 44h22M32 54h12" />
        <path d="m78 40 8-8 5 5-16 16-7 2 2-7z" />
      </g>
    </svg>
    <Typography variant="h2" color="textPrimary" sx={{ mt: 2 }}>
      {title}
    </Typography>
    <Typography sx={{ mt: 0.5, maxWidth: 420, mx: 'auto' }}>{children}</Typography>
  </Box>
);
