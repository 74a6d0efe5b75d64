import type { SxProps, Theme } from '@mui/material';

/** The record at the left and its timeline at the right; below one another where that is narrow. */
export const showLayout: SxProps<Theme> = {
  '& .RaShow-main': {
    flexDirection: { xs: 'column', lg: 'row' },
    alignItems: { lg: 'flex-start' },
    gap: 2,
  },
  '& .RaShow-card': { width: '100%', minWidth: 0 },
};
