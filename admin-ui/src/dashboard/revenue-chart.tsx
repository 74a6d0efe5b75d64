import { Box, useTheme } from '@mui/material';
import { BarChart } from '@mui/x-charts/BarChart';
import type { RevenueInCurrency, Takings } from '../providers/verbs';
import { digitsOf, formatMoney, LANGUAGE } from '../shared/format';

const HEIGHT = 180;
/** As many days are named as have room on a phone. */
const NAMED_DAYS = 5;

interface Props {
  readonly currency: string;
  readonly days: RevenueInCurrency['days'];
  readonly range: Takings;
}

/** A bar for each day: what was sold above the line, what went back below it. */
export const RevenueChart = ({ currency, days, range }: Props) => {
  const { palette } = useTheme();
  const unit = 10 ** digitsOf(currency);
  const words = (value: number | null) => formatMoney(Math.round((value ?? 0) * unit), currency);
  const step = Math.ceil(days.length / NAMED_DAYS);
  // Today is always named.
  const isNamed = (_: unknown, at: number) => (days.length - 1 - at) % step === 0;
  const short = new Intl.NumberFormat(LANGUAGE, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    maximumFractionDigits: 1,
  });
  const inWords = `${days.length} days: ${formatMoney(range.sales, currency)} sold, ${formatMoney(range.refunds + range.disputes, currency)} went back`;
  return (
    <Box role="img" aria-label={inWords} sx={{ height: HEIGHT, mt: 1 }}>
      <BarChart
        height={HEIGHT}
        hideLegend
        skipAnimation
        margin={{ top: 8, right: 16, bottom: 0, left: 0 }}
        xAxis={[
          {
            data: days.map(({ day }) => day),
            scaleType: 'band',
            height: 24,
            disableTicks: true,
            tickInterval: isNamed,
            // Of those that have a tick.
            tickLabelInterval: () => true,
            valueFormatter: (day: string) => dayInWords(day),
          },
        ]}
        yAxis={[
          {
            width: 52,
            disableTicks: true,
            disableLine: true,
            tickNumber: 4,
            valueFormatter: (value: number) => short.format(value),
          },
        ]}
        grid={{ horizontal: true }}
        series={[
          {
            id: 'sold',
            label: 'Sold',
            stack: 'money',
            color: palette.success.main,
            data: days.map(({ sales }) => sales / unit),
            valueFormatter: words,
          },
          {
            id: 'back',
            label: 'Went back',
            stack: 'money',
            color: palette.error.main,
            data: days.map(({ refunds, disputes }) => -(refunds + disputes) / unit),
            valueFormatter: words,
          },
        ]}
      />
    </Box>
  );
};

const dayFormat = new Intl.DateTimeFormat(LANGUAGE, {
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

const dayInWords = (day: string): string => dayFormat.format(new Date(`${day}T00:00:00Z`));
