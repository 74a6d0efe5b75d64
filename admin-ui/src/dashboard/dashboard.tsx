import { Box } from '@mui/material';
import { Title } from 'react-admin';
import { useMay } from '../shared/use-may';
import { BusinessFigures } from './business-figures';
import { Figures } from './figures';
import { LedgerCard } from './ledger-card';
import { RevenueCard } from './revenue-card';
import { RecentFailures } from './recent-failures';
import { RecentAuditEvents } from './recent-audit-events';

/** The state of things, as far as the person's role may see it. */
export const Dashboard = () => {
  const maySeeGenerations = useMay('generations:read-any');
  const maySeeBusiness = useMay('users:read');
  const maySeeLedger = useMay('ledger:read');
  const mayAudit = useMay('audit:read');
  return (
    <Box sx={{ pt: 3, display: 'grid', gap: 2 }}>
      <Title title="Dashboard" />
      {maySeeBusiness ? <BusinessFigures /> : null}
      {maySeeLedger ? <RevenueCard /> : null}
      <Figures />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
        }}
      >
        {maySeeGenerations || maySeeLedger ? (
          <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
            {maySeeGenerations ? <RecentFailures /> : null}
            {maySeeLedger ? <LedgerCard /> : null}
          </Box>
        ) : null}
        {mayAudit ? <RecentAuditEvents /> : null}
      </Box>
    </Box>
  );
};
