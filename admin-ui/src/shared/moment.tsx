import { Box } from '@mui/material';
import { formatTime } from './format';

/** A point in time; hovering shows it to the second in UTC. */
export const Moment = ({ at, seconds }: { at: string | null | undefined; seconds?: boolean }) =>
  at ? (
    <Box component="time" dateTime={at} title={at} sx={{ whiteSpace: 'nowrap' }}>
      {formatTime(at, seconds)}
    </Box>
  ) : (
    <Nothing />
  );

/** Stands where a value is missing. */
export const Nothing = () => (
  <Box component="span" sx={{ color: 'text.secondary' }}>
    —
  </Box>
);
