import ArrowIcon from '@mui/icons-material/ArrowForward';
import { Box } from '@mui/material';

/** What an audit event says: `[before, after]` as a change, everything else as it is. */
export const DiffView = ({ diff }: { diff: Readonly<Record<string, unknown>> }) => {
  const entries = Object.entries(diff);
  if (entries.length === 0) return null;
  return (
    <Box component="dl" sx={{ m: 0, mt: 0.5, fontSize: 13 }}>
      {entries.map(([name, value]) => (
        <Box key={name} sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {name}
          </Box>
          <Box component="dd" sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere' }}>
            {isChange(value) ? (
              <>
                <Box component="del" sx={{ color: 'error.main' }}>
                  {inWords(value[0])}
                </Box>
                <ArrowIcon titleAccess="became" sx={{ fontSize: 14, mx: 0.5, verticalAlign: -2 }} />
                <Box component="ins" sx={{ color: 'success.main', textDecoration: 'none' }}>
                  {inWords(value[1])}
                </Box>
              </>
            ) : (
              inWords(value)
            )}
          </Box>
        </Box>
      ))}
    </Box>
  );
};

function isChange(value: unknown): value is [unknown, unknown] {
  return Array.isArray(value) && value.length === 2;
}

function inWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
    return value.join(', ') || 'nothing';
  }
  return JSON.stringify(value);
}
