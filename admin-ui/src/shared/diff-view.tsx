import ArrowIcon from '@mui/icons-material/ArrowForward';
import { Box } from '@mui/material';
import { diffLines, type DiffLine } from './audit-diff';
import { humanise } from './format';

interface Props {
  readonly diff: Readonly<Record<string, unknown>>;
  /** Fields that cannot be shown any more, and why. */
  readonly hidden?: Readonly<Record<string, 'erased' | 'damaged'>>;
  /** How many lines at most. */
  readonly max?: number;
}

const WHY = {
  erased: 'erased with the person',
  damaged: 'cannot be read: it was changed in the database',
};
/** Where a request came from stands elsewhere. */
const ORIGIN = new Set(['ip', 'userAgent']);

/** What an audit event says: before and after, what came, what went, and everything else as it is. */
export const DiffView = ({ diff, hidden = {}, max = Infinity }: Props) => {
  const lines = diffLines(diff);
  const gone = Object.entries(hidden).filter(([field]) => !ORIGIN.has(field));
  if (lines.length + gone.length === 0) return null;
  const shown = lines.slice(0, max);
  return (
    <Box sx={{ mt: 0.5, fontSize: 13 }}>
      <Box component="dl" sx={{ m: 0 }}>
        {shown.map((line, at) => (
          <Line key={at} name={line.name}>
            <Value {...line} />
          </Line>
        ))}
        {gone.map(([field, why]) => (
          <Line key={field} name={humanise(field)}>
            <Box component="em" sx={{ color: 'text.secondary' }}>
              {WHY[why]}
            </Box>
          </Line>
        ))}
      </Box>
      {lines.length > shown.length ? (
        <Box sx={{ color: 'text.secondary' }}>and {lines.length - shown.length} more</Box>
      ) : null}
    </Box>
  );
};

const Line = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <Box sx={{ display: 'flex', columnGap: 1, flexWrap: 'wrap' }}>
    <Box component="dt" sx={{ color: 'text.secondary' }}>
      {name}
    </Box>
    <Box
      component="dd"
      sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}
    >
      {children}
    </Box>
  </Box>
);

/** Texts that do not fit beside each other stand one below the other. */
const LONG = 48;

const Value = ({ kind, before, after }: DiffLine) => {
  if (kind === 'fact') return after;
  const isLong = Math.max(before?.length ?? 0, after?.length ?? 0) > LONG;
  const display = kind === 'changed' && isLong ? 'block' : 'inline';
  return (
    <>
      {kind === 'changed' ? null : (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {kind}{' '}
        </Box>
      )}
      {before === undefined ? null : (
        <Box component="del" sx={{ color: 'error.main', display }}>
          {before}
        </Box>
      )}
      {kind === 'changed' ? (
        <ArrowIcon titleAccess="became" sx={{ fontSize: 14, mx: 0.5, verticalAlign: -2 }} />
      ) : null}
      {after === undefined ? null : (
        <Box component="ins" sx={{ color: 'success.main', textDecoration: 'none' }}>
          {after}
        </Box>
      )}
    </>
  );
};
