import { Box, Card, Skeleton, Typography } from '@mui/material';
import { SparkLineChart } from '@mui/x-charts/SparkLineChart';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { ConsoleDataProvider } from '../providers/dataProvider';
import type { Stats } from '../providers/verbs';
import { ErrorNote } from '../shared/error-note';
import { formatNumber, formatTime } from '../shared/format';

const FRESH_MS = 60_000;

type Daily = 'newUsers' | 'transformations' | 'activeUsers';

interface Figure {
  readonly label: string;
  readonly total: (stats: Stats) => number;
  readonly daily: Daily;
  /** What a point of the curve counts. */
  readonly perDay: string;
}

const FIGURES: readonly Figure[] = [
  { label: 'Users', total: (stats) => stats.totalUsers, daily: 'newUsers', perDay: 'new' },
  {
    label: 'Transformations',
    total: (stats) => stats.totalTransformations,
    daily: 'transformations',
    perDay: 'completed',
  },
  {
    label: 'Active in 30 days',
    total: (stats) => stats.activeUsers,
    daily: 'activeUsers',
    perDay: 'active',
  },
];

/** How the business stands, and how each figure came about in the last 30 days. */
export const BusinessFigures = () => {
  const dataProvider = useDataProvider<ConsoleDataProvider>();
  const { data, error, isPending } = useQuery({
    queryKey: ['stats'],
    queryFn: () => dataProvider.readStats(),
    staleTime: FRESH_MS,
  });
  return (
    <Box component="section" aria-label="Business">
      <ErrorNote error={error} />
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(3, minmax(0, 1fr))' },
        }}
      >
        {FIGURES.map((figure) =>
          data ? (
            <FigureWithTrend key={figure.label} figure={figure} stats={data} />
          ) : isPending ? (
            <Skeleton key={figure.label} variant="rounded" height={148} />
          ) : null,
        )}
      </Box>
      {data ? (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 0.75 }}>
          As of {formatTime(data.asOf, true)}; days are UTC.
        </Typography>
      ) : null}
    </Box>
  );
};

const FigureWithTrend = ({ figure, stats }: { figure: Figure; stats: Stats }) => {
  const values = stats.trend.map((day) => day[figure.daily]);
  const today = values.at(-1) ?? 0;
  return (
    <Card sx={{ p: 2 }}>
      <Typography variant="body2" color="textSecondary">
        {figure.label}
      </Typography>
      <Typography sx={{ fontSize: 32, fontWeight: 650, lineHeight: 1.25 }}>
        {formatNumber(figure.total(stats))}
      </Typography>
      <Box
        role="img"
        aria-label={`${figure.perDay} on each of the last ${values.length} days; today ${today}, at most ${Math.max(...values)}`}
        sx={{ height: 44 }}
      >
        <SparkLineChart
          data={values}
          height={44}
          area
          disableClipping
          yAxis={{ min: 0 }}
          xAxis={{ data: stats.trend.map(({ day }) => day), scaleType: 'band' }}
          valueFormatter={(value) => `${formatNumber(value ?? 0)} ${figure.perDay}`}
          showHighlight
          showTooltip
        />
      </Box>
      <Typography variant="body2" color="textSecondary">
        {formatNumber(today)} {figure.perDay} today
      </Typography>
    </Card>
  );
};
