import { Box, Card, Skeleton, Typography } from '@mui/material';
import { useGetList } from 'react-admin';
import { Link } from 'react-router-dom';
import type { Permission } from '../providers/resources';
import { ErrorNote } from '../shared/error-note';
import { formatNumber } from '../shared/format';
import { useMay } from '../shared/use-may';

interface Figure {
  readonly label: string;
  readonly resource: string;
  readonly filter: Readonly<Record<string, string>>;
  readonly needs: Permission;
}

/** Counts that the lists of the API answer; each leads to the list it counts. */
const FIGURES: readonly Figure[] = [
  {
    label: 'Suspended users',
    resource: 'users',
    filter: { status: 'suspended' },
    needs: 'users:read',
  },
  {
    label: 'Published products',
    resource: 'transformation-types',
    filter: { status: 'published' },
    needs: 'types:read',
  },
  {
    label: 'Waiting now',
    resource: 'generations',
    filter: { status: 'PENDING' },
    needs: 'generations:read-any',
  },
  {
    label: 'Running now',
    resource: 'generations',
    filter: { status: 'PROCESSING' },
    needs: 'generations:read-any',
  },
  {
    label: 'Failed generations',
    resource: 'generations',
    filter: { status: 'FAILED' },
    needs: 'generations:read-any',
  },
];

export const Figures = () => (
  <Box
    component="section"
    aria-label="Figures"
    sx={{
      display: 'grid',
      gap: 1.5,
      gridTemplateColumns: {
        xs: 'repeat(2, minmax(0, 1fr))',
        sm: 'repeat(auto-fit, minmax(150px, 1fr))',
      },
    }}
  >
    {FIGURES.map((figure) => (
      <FigureCard key={figure.label} figure={figure} />
    ))}
  </Box>
);

const FigureCard = ({ figure }: { figure: Figure }) =>
  useMay(figure.needs) ? <Counted figure={figure} /> : null;

const Counted = ({ figure: { label, resource, filter } }: { figure: Figure }) => {
  const { total, pageInfo, error, isPending } = useGetList(resource, {
    pagination: { page: 1, perPage: 1 },
    filter,
  });
  const to = `/${resource}?${new URLSearchParams({ filter: JSON.stringify(filter) }).toString()}`;
  return (
    <Card
      component={Link}
      to={to}
      sx={{
        p: 2,
        textDecoration: 'none',
        color: 'inherit',
        '&:hover': { borderColor: 'text.secondary' },
      }}
    >
      <Typography variant="body2" color="textSecondary">
        {label}
      </Typography>
      {error ? (
        <ErrorNote error={error} />
      ) : (
        <Typography sx={{ fontSize: 28, fontWeight: 650, lineHeight: 1.3 }}>
          {isPending ? <Skeleton width={60} /> : inWords(total, pageInfo !== undefined)}
        </Typography>
      )}
    </Card>
  );
};

/** Beyond 10,000 the API counts no further. */
const inWords = (total: number | undefined, isLowerBound: boolean): string =>
  isLowerBound ? `${formatNumber(10_000)}+` : formatNumber(total ?? 0);
