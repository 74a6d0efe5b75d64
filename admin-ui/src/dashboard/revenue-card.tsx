import { Box, Skeleton, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { ConsoleDataProvider } from '../providers/dataProvider';
import type { RevenueInCurrency } from '../providers/verbs';
import { ErrorNote } from '../shared/error-note';
import { formatMoney, formatTime } from '../shared/format';
import { Panel } from './panel';
import { RevenueChart } from './revenue-chart';

const FRESH_MS = 60_000;
const RANGES = [7, 30, 90, 365] as const;
type Days = (typeof RANGES)[number];

/** What was earned, as the ledger has it: today, in the days chosen, and ever. */
export const RevenueCard = () => {
  const dataProvider = useDataProvider<ConsoleDataProvider>();
  const [days, setDays] = useState<Days>(30);
  const { data, error, isPending } = useQuery({
    queryKey: ['revenue', days],
    queryFn: () => dataProvider.readRevenue(days),
    staleTime: FRESH_MS,
    // The curve of before stays until the next one is here.
    placeholderData: (before) => before,
  });
  return (
    <Panel
      title="Revenue"
      action={
        <ToggleButtonGroup
          exclusive
          size="small"
          value={days}
          onChange={(_, next: Days | null) => setDays(next ?? days)}
          aria-label="Days"
        >
          {RANGES.map((range) => (
            <ToggleButton key={range} value={range} aria-label={`${range} days`}>
              {range}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      }
    >
      <ErrorNote error={error} />
      {isPending ? <Skeleton variant="rounded" height={300} /> : null}
      {data?.currencies.map((each) => (
        <InCurrency key={each.currency} of={each} />
      ))}
      {data ? (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 0.75 }}>
          From the ledger, as of {formatTime(data.asOf, true)}; days are UTC.
        </Typography>
      ) : null}
    </Panel>
  );
};

const InCurrency = ({ of: { currency, today, range, total, days } }: { of: RevenueInCurrency }) => {
  const money = (minor: number): string => formatMoney(minor, currency);
  return (
    <Box component="section" aria-label={`Revenue in ${currency}`} sx={{ mb: 1 }}>
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'repeat(6, minmax(0, 1fr))' },
        }}
      >
        <Figure name="Today" value={money(today.net)} strong />
        <Figure name={`Last ${days.length} days`} value={money(range.net)} strong />
        <Figure name="Sold" value={money(range.sales)} />
        <Figure name="Given back" value={money(0 - range.refunds)} />
        <Figure name="Disputed" value={money(0 - range.disputes)} />
        <Figure name={`All ${currency} so far`} value={money(total.net)} />
      </Box>
      <RevenueChart currency={currency} days={days} range={range} />
    </Box>
  );
};

const Figure = ({
  name,
  value,
  strong = false,
}: {
  name: string;
  value: string;
  strong?: boolean;
}) => (
  <Box sx={{ display: 'flex', flexDirection: 'column', minWidth: 0 }}>
    <Typography component="dt" variant="body2" color="textSecondary">
      {name}
    </Typography>
    <Typography
      component="dd"
      sx={{
        m: 0,
        fontSize: strong ? 28 : 20,
        fontWeight: strong ? 650 : 550,
        lineHeight: 1.4,
        mt: 'auto',
        fontVariantNumeric: 'tabular-nums',
        overflowWrap: 'anywhere',
      }}
    >
      {value}
    </Typography>
  </Box>
);
