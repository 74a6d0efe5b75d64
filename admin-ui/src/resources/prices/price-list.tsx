import AddIcon from '@mui/icons-material/Add';
import { Alert, Box, Button, Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title, useDataProvider } from 'react-admin';
import type { ConsoleDataProvider } from '../../providers/dataProvider';
import { ErrorNote } from '../../shared/error-note';
import { ForList } from '../../shared/for-list';
import { OfferCard } from './offer-card';
import { OfferDialog } from './offer-dialog';
import { offersOf } from './offers';

/** What is sold and for how much: every plan and pack with all its versions. */
export const PriceList = () => (
  <ForList of="prices">
    <Offers />
  </ForList>
);

const Offers = () => {
  const dataProvider = useDataProvider<ConsoleDataProvider>();
  const [isNew, setNew] = useState(false);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['prices'],
    queryFn: () => dataProvider.prices(),
  });
  const changed = () => void refetch();
  return (
    <Box sx={{ pt: 3, display: 'grid', gap: 2 }}>
      <Title title="Prices" />
      <Alert severity="info">
        A version never changes, and who bought one keeps it. Another price is a new version from a
        date on; of those whose date has come, the one decided last holds. Everybody sees it within
        five seconds. There are four plans; packs can be added.
      </Alert>
      <Box>
        <Button variant="outlined" startIcon={<AddIcon />} onClick={() => setNew(true)}>
          New pack
        </Button>
      </Box>
      {error ? (
        <Box>
          <ErrorNote error={error} />
          <Button onClick={changed}>Try again</Button>
        </Box>
      ) : null}
      {isPending ? <Skeleton variant="rounded" height={420} /> : null}
      {data
        ? offersOf(data).map((offer) => (
            <OfferCard key={`${offer.kind} ${offer.slug}`} offer={offer} onChanged={changed} />
          ))
        : null}
      {isNew && data?.[0] ? (
        <OfferDialog
          kind="pack"
          currency={data[0].currency}
          onClose={() => setNew(false)}
          onChanged={changed}
        />
      ) : null}
    </Box>
  );
};
