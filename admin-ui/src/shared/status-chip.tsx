import { Box } from '@mui/material';
import { alpha, type Theme } from '@mui/material/styles';
import { humanise } from './format';

type Tone = 'good' | 'bad' | 'waiting' | 'quiet' | 'busy';

/** The tone of every state that the API knows, whatever the resource. */
const TONES: Readonly<Record<string, Tone>> = {
  active: 'good',
  suspended: 'bad',
  erased: 'quiet',
  published: 'good',
  live: 'good',
  ready: 'good',
  draft: 'waiting',
  disabled: 'bad',
  archived: 'quiet',
  retired: 'quiet',
  'needs-provider': 'waiting',
  PENDING: 'busy',
  PROCESSING: 'busy',
  NOT_PAID_YET: 'busy',
  ON_ITS_WAY: 'waiting',
  DECLINED: 'bad',
  COMPLETED: 'good',
  FAILED: 'bad',
  BLOCKED: 'bad',
  CANCELED: 'quiet',
  REPLACED: 'quiet',
  EXPIRED: 'quiet',
  PARTIALLY_REFUNDED: 'waiting',
  REFUNDED: 'quiet',
  DISPUTED: 'bad',
  OPEN: 'bad',
  LOST: 'bad',
  WON: 'good',
  AWAITING: 'waiting',
  REJECTED: 'quiet',
  RETURNED: 'bad',
  planned: 'waiting',
  ACTIVE: 'good',
  PAST_DUE: 'bad',
  ENDED: 'quiet',
  RECEIVED: 'busy',
  PROCESSED: 'good',
  IGNORED: 'quiet',
};

const colourOf = (theme: Theme, tone: Tone): string =>
  ({
    good: theme.palette.success.main,
    bad: theme.palette.error.main,
    waiting: theme.palette.warning.main,
    busy: theme.palette.primary.main,
    quiet: theme.palette.text.secondary,
  })[tone];

/** A state in words, with a dot in its colour: the words stay in ink, so that they can be read. */
export const StatusChip = ({ status }: { status: string }) => {
  const tone = TONES[status] ?? 'quiet';
  return (
    <Box
      component="span"
      sx={(theme) => ({
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.75,
        px: 1,
        py: 0.25,
        borderRadius: 10,
        fontSize: 13,
        fontWeight: 550,
        whiteSpace: 'nowrap',
        color: 'text.primary',
        backgroundColor: alpha(colourOf(theme, tone), 0.13),
      })}
    >
      <Box
        component="span"
        sx={(theme) => ({
          width: 7,
          height: 7,
          borderRadius: '50%',
          backgroundColor: colourOf(theme, tone),
        })}
      />
      {humanise(status)}
    </Box>
  );
};
