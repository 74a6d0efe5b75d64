import CheckIcon from '@mui/icons-material/CheckCircleOutlined';
import ErrorIcon from '@mui/icons-material/ErrorOutlined';
import { Alert, Box, Button, Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { ConsoleDataProvider } from '../providers/dataProvider';
import { ErrorNote } from '../shared/error-note';
import { formatNumber, formatTime } from '../shared/format';
import { Panel } from './panel';

/** Long enough that looking at the dashboard again does not read the whole ledger again. */
const FRESH_MS = 5 * 60_000;

/** Whether the books are right, rule by rule, as the server found them. */
export const LedgerCard = () => {
  const dataProvider = useDataProvider<ConsoleDataProvider>();
  const { data, error, isPending, isFetching, refetch } = useQuery({
    queryKey: ['ledger', 'verify'],
    queryFn: () => dataProvider.verifyLedger(),
    staleTime: FRESH_MS,
    refetchOnWindowFocus: false,
  });
  return (
    <Panel
      title="Ledger"
      action={
        <Button size="small" loading={isFetching} onClick={() => void refetch()}>
          Check again
        </Button>
      }
    >
      <ErrorNote error={error} />
      {isPending ? <Skeleton variant="rounded" height={180} /> : null}
      {data ? (
        <>
          <Alert severity={data.ok ? 'success' : 'error'}>
            {data.ok ? 'Every rule of the books holds' : 'The books break a rule'}, as of{' '}
            {formatTime(data.asOf, true)}.
          </Alert>
          {/* What is well needs no lines; what is not is seen at once. */}
          <Box component="details" open={!data.ok} sx={{ mt: 1 }}>
            <Box component="summary" sx={{ cursor: 'pointer', py: 1.25, color: 'text.secondary' }}>
              The {formatNumber(data.checks.length)} rules
            </Box>
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {data.checks.map(({ name, ok, violations }) => (
                <Box component="li" key={name} sx={{ display: 'flex', gap: 1, py: 0.5 }}>
                  {ok ? (
                    <CheckIcon fontSize="small" color="success" titleAccess="holds" />
                  ) : (
                    <ErrorIcon fontSize="small" color="error" titleAccess="broken" />
                  )}
                  <Box sx={{ flex: 1 }}>{name}</Box>
                  {ok ? null : <strong>{formatNumber(violations)}</strong>}
                </Box>
              ))}
            </Box>
          </Box>
        </>
      ) : null}
    </Panel>
  );
};
