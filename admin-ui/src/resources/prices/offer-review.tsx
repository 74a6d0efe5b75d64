import { Box, Button, Typography } from '@mui/material';
import type { OfferVersion } from '../../providers/verbs';
import { Facts } from '../../shared/facts';
import { formatMoney, formatNumber, formatTime, toIso } from '../../shared/format';
import { featuresInWords } from './plan-features';

export type ReviewedOffer = Pick<
  OfferVersion,
  'name' | 'description' | 'amountMinor' | 'currency' | 'credits' | 'period' | 'onSale'
> & {
  readonly fairUse: string;
  readonly features: OfferVersion['features'];
  /** As a local time is typed; empty: from now on. */
  readonly effectiveFrom: string;
};

interface Props {
  readonly offer: ReviewedOffer;
  readonly onBack: () => void;
}

/** What buyers will see, once more before it can be changed no more. */
export const OfferReview = ({ offer, onBack }: Props) => {
  const { name, description, amountMinor, currency, credits, period, fairUse, features } = offer;
  const price = formatMoney(amountMinor, currency);
  const from = toIso(offer.effectiveFrom || null);
  const brings = features ? featuresInWords(features) : '';
  return (
    <Box ref={focus} role="group" aria-label="What buyers will see" tabIndex={-1}>
      <Typography color="textPrimary" sx={{ fontWeight: 600, mb: 1 }}>
        This is what buyers will see. It cannot be changed once it is published.
      </Typography>
      <Facts
        of={[
          ['Name', name],
          ['Description', description],
          ['Price', period ? `${price} a ${period}` : price],
          ['Credits', period ? `${formatNumber(credits)} a ${period}` : formatNumber(credits)],
          ...(fairUse ? [['Shown as unlimited', fairUse] as const] : []),
          ...(brings ? [['Brings', brings] as const] : []),
          ['On sale', offer.onSale ? 'yes' : 'no'],
          ['Holds from', from ? formatTime(from) : 'now on'],
        ]}
      />
      <Button size="small" onClick={onBack} sx={{ mt: 1 }}>
        Change something
      </Button>
    </Box>
  );
};

/** Read from its top, by the eye and by a screen reader. */
const focus = (element: HTMLElement | null): void => element?.focus();
