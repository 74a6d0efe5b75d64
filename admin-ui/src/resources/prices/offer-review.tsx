import { Alert, Box, Button, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import type { OfferVersion } from '../../providers/verbs';
import { Facts } from '../../shared/facts';
import { formatMoney, formatNumber, formatTime } from '../../shared/format';
import { isSame, momentAhead, type Terms } from './offers';
import { featuresInWords } from './plan-features';

export type ReviewedOffer = Terms &
  Pick<OfferVersion, 'currency' | 'period'> & {
    /** As a local time is typed; empty: from now on. */
    readonly effectiveFrom: string;
  };

interface Props {
  readonly offer: ReviewedOffer;
  /** The version that it follows; none for a new pack. */
  readonly after: OfferVersion | undefined;
  readonly onBack: () => void;
}

/** What buyers will see and what they will not, once more before it can be changed no more. */
export const OfferReview = ({ offer, after, onBack }: Props) => {
  const { name, description, amountMinor, currency, period, fairUse, features } = offer;
  const price = formatMoney(amountMinor, currency);
  const from = momentAhead(offer.effectiveFrom);
  const brings = features ? featuresInWords(features) : '';
  return (
    <Box ref={focus} role="group" aria-label="What will be published" tabIndex={-1}>
      <Typography color="textPrimary" sx={{ mb: 1 }}>
        It cannot be changed once it is published.
      </Typography>
      {after && isSame(offer, after) ? (
        <Alert severity="warning" sx={{ mb: 1 }}>
          Nothing differs from version {after.number}.
        </Alert>
      ) : null}
      <Part title={offer.onSale ? 'Buyers see' : 'Buyers would see, were it on sale'}>
        <Facts
          of={[
            ['Name', name],
            ['Price', period ? `${price} a ${period}` : price],
            ['Credits', creditsInWords(offer)],
            ...(fairUse ? [['Rule of fair use', fairUse] as const] : []),
            ...(brings ? [['Brings', brings] as const] : []),
          ]}
        />
      </Part>
      <Part title="Besides">
        <Facts
          of={[
            ['Description, not shown', description],
            ['On sale', offer.onSale ? 'yes' : 'no'],
            ['Holds from', from ? formatTime(from) : 'now on'],
          ]}
        />
      </Part>
      <Button size="small" onClick={onBack} sx={{ mt: 1 }}>
        Change something
      </Button>
    </Box>
  );
};

/** Those of a month are told as pictures, or as unlimited. */
function creditsInWords({ credits, period, fairUse }: ReviewedOffer): string {
  if (!period) return formatNumber(credits);
  return `${formatNumber(credits)} a ${period}, told as ${fairUse ? 'unlimited' : 'pictures'}`;
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <Box component="section" aria-label={title} sx={{ mt: 2 }}>
    <Typography color="textPrimary" component="h3" sx={{ fontWeight: 600 }}>
      {title}
    </Typography>
    {children}
  </Box>
);

/** Read from its top, by the eye and by a screen reader. */
const focus = (element: HTMLElement | null): void => element?.focus();
