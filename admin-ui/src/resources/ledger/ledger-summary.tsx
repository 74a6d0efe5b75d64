import { Alert, Box, Card, Skeleton, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { LedgerCard } from '../../dashboard/ledger-card';
import type { ConsoleDataProvider } from '../../providers/dataProvider';
import type { LedgerAccountSum } from '../../providers/verbs';
import { ErrorNote } from '../../shared/error-note';
import { formatTime } from '../../shared/format';
import { ACCOUNTS, amountInWords } from './words';

const FRESH_MS = 60_000;

/** What lies on which accounts, whether the rules hold now, and what the last nightly check found. */
export const LedgerSummary = () => {
  const dataProvider = useDataProvider<ConsoleDataProvider>();
  const accounts = useQuery({
    queryKey: ['ledger', 'accounts'],
    queryFn: () => dataProvider.ledgerAccounts(),
    staleTime: FRESH_MS,
  });
  const trust = useQuery({
    queryKey: ['ledger', 'trust'],
    queryFn: () => dataProvider.lastLedgerCheck(),
    staleTime: FRESH_MS,
  });
  return (
    <Box
      sx={{
        mt: 2,
        display: 'grid',
        gap: 2,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
      }}
    >
      <Card component="section" aria-label="Accounts" sx={{ p: 2 }}>
        <Typography variant="h3" component="h2" sx={{ mb: 1 }}>
          Accounts
        </Typography>
        <ErrorNote error={accounts.error} />
        {accounts.isPending ? <Skeleton variant="rounded" height={220} /> : null}
        <Box component="dl" sx={{ m: 0 }}>
          {accounts.data?.filter(hasSomething).map((sum) => (
            <Sum key={`${sum.unit} ${sum.account}`} of={sum} />
          ))}
        </Box>
        {accounts.data?.some(hasSomething) === false ? (
          <Typography color="textSecondary">Nothing lies on any of them yet.</Typography>
        ) : null}
      </Card>
      <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
        {trust.data?.checkedAt ? (
          <Alert severity={trust.data.kept ? 'success' : 'error'}>
            Last nightly check: {trust.data.kept ? 'every rule held' : 'rules were broken'},{' '}
            {formatTime(trust.data.checkedAt)}.
          </Alert>
        ) : null}
        <LedgerCard />
      </Box>
    </Box>
  );
};

/** Accounts with nothing on them say nothing. */
const hasSomething = ({ balance }: LedgerAccountSum): boolean => balance !== 0;

const Sum = ({ of: { account, unit, balance, ofUsers } }: { of: LedgerAccountSum }) => (
  <Box sx={{ display: 'flex', gap: 2, justifyContent: 'space-between', py: 0.5 }}>
    <Box component="dt" sx={{ color: 'text.secondary' }}>
      {ACCOUNTS[account]} {ofUsers ? '(people)' : '(system)'}
    </Box>
    <Box
      component="dd"
      sx={{ m: 0, textAlign: 'right', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}
    >
      {amountInWords({ amount: balance, unit })}
    </Box>
  </Box>
);
