import { Box, Typography } from '@mui/material';

/** The product's mark, drawn in the colours of the page. */
export const Brand = ({ size = 28 }: { size?: number }) => (
  <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25, color: 'text.primary' }}>
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
      <g stroke="currentColor" strokeLinecap="round">
        <rect x="2" y="2" width="28" height="28" rx="8" strokeWidth="2.4" />
        <path d="M8.5 24 23.5 8" strokeWidth="2.2" />
        <path d="M7.5 16.5 15 9M7.5 11.5 11.5 7.5" strokeWidth="1.8" />
      </g>
      <path d="M24.5 14.5v8a2 2 0 0 1-2 2h-8z" fill="#F0563D" />
    </svg>
    <Typography component="span" sx={{ fontWeight: 700, fontSize: size * 0.64, lineHeight: 1 }}>
      PixShift{' '}
      <Box component="span" sx={{ color: 'text.secondary', fontWeight: 500 }}>
        console
      </Box>
    </Typography>
  </Box>
);
