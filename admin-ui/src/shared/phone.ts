import { type Theme, useMediaQuery } from '@mui/material';

/** True where a table would not fit and lists are cards. */
export const useIsPhone = (): boolean =>
  useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
