import ShieldIcon from '@mui/icons-material/VerifiedUserOutlined';
import { Alert, Box, Button, Card, Skeleton, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { ConsoleDataProvider } from '../../providers/dataProvider';
import type { AuditChain } from '../../providers/verbs';
import { ErrorNote } from '../../shared/error-note';
import { formatNumber, formatTime } from '../../shared/format';
import { ShortId } from '../../shared/short-id';
import { useMay } from '../../shared/use-may';
import { VerifyDialog } from './verify-dialog';

/** That the trail is sealed, how far, and the roots to keep elsewhere. */
export const ChainCard = () => {
  const dataProvider = useDataProvider<ConsoleDataProvider>();
  const mayVerify = useMay('audit:verify');
  const [open, setOpen] = useState<'verify' | undefined>();
  const [showDays, setShowDays] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['audit-events', 'chain'],
    queryFn: () => dataProvider.auditChain(),
  });
  return (
    <Card component="section" aria-label="The seal" sx={{ p: 2, mt: { xs: 1, md: 2 } }}>
      <ErrorNote error={error} />
      {data ? (
        <Box sx={{ display: 'flex', gap: 2, alignItems: 'flex-start', flexWrap: 'wrap' }}>
          <Box sx={{ flex: '1 1 320px', minWidth: 0 }}>
            <Typography variant="h3" component="h2">
              Sealed
            </Typography>
            <Typography color="textSecondary" sx={{ mt: 0.5 }}>
              {stateInWords(data)}
            </Typography>
          </Box>
          <Box
            sx={{
              display: 'flex',
              gap: 1,
              flexWrap: 'wrap',
              '& button': { minHeight: { xs: 44, md: 36 } },
            }}
          >
            {data.days.length > 0 ? (
              <Button aria-expanded={showDays} onClick={() => setShowDays(!showDays)}>
                {showDays ? 'Hide the roots' : 'Daily roots'}
              </Button>
            ) : null}
            {mayVerify ? (
              <Button
                variant="outlined"
                startIcon={<ShieldIcon />}
                onClick={() => setOpen('verify')}
              >
                Verify
              </Button>
            ) : null}
          </Box>
          <LastCheck check={data.lastCheck} />
          <Roots chain={data} showDays={showDays} />
        </Box>
      ) : error ? null : (
        <Skeleton variant="rounded" height={88} />
      )}
      {open ? <VerifyDialog onClose={() => setOpen(undefined)} /> : null}
    </Card>
  );
};

function stateInWords({ root, unsealed }: AuditChain): string {
  const sealed = Number(root?.split(':')[0] ?? 0);
  const waiting = unsealed > 0 ? ` ${formatNumber(unsealed)} wait for their seal.` : '';
  return `${formatNumber(sealed)} events are chained: none can be changed, removed or put in without a trace.${waiting}`;
}

/** Says something only where the nightly check has something to say. */
const LastCheck = ({ check }: { check: AuditChain['lastCheck'] }) => {
  if (!check?.finishedAt || !check.verdict) return null;
  const { intact, firstProblem } = check.verdict;
  return (
    <Alert severity={intact ? 'success' : 'error'} sx={{ width: '100%', py: 0 }}>
      {intact
        ? `Checked by the program on ${formatTime(check.finishedAt)}: nothing was changed.`
        : `The check on ${formatTime(check.finishedAt)} found that the trail was tampered with. ${firstProblem?.message ?? ''}`}
    </Alert>
  );
};

const Roots = ({ chain, showDays }: { chain: AuditChain; showDays: boolean }) => (
  <Box
    component="dl"
    sx={{
      m: 0,
      width: '100%',
      display: 'grid',
      gridTemplateColumns: { xs: '1fr', sm: 'max-content minmax(0, 1fr)' },
      columnGap: 2,
      '& dt': { color: 'text.secondary', alignSelf: 'center' },
      '& dd': { m: 0, minWidth: 0 },
    }}
  >
    {chain.root ? (
      <>
        <dt>Root now</dt>
        <dd>
          <ShortId id={chain.root} what="Root" full />
        </dd>
      </>
    ) : null}
    {showDays
      ? chain.days.map(({ day, root }) => (
          <Box key={day} sx={{ display: 'contents' }}>
            <dt>{day}</dt>
            <dd>
              <ShortId id={root} what={`Root of ${day}`} full />
            </dd>
          </Box>
        ))
      : null}
  </Box>
);
