import { formatMoney } from '../../platform/format-money.js';
import type { Offer } from './offer.js';

interface OfferProblem {
  field: string;
  message: string;
}

/** How long a moment that was chosen as now may lie back: people read a review before they publish. */
const LATE_MS = 15 * 60_000;
/** In the smallest unit of the currency: less than this payment services do not take by card. */
const LEAST_AMOUNT = 50;
const SLUG = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

type Terms = Pick<
  Offer,
  | 'name'
  | 'description'
  | 'kind'
  | 'slug'
  | 'amountMinor'
  | 'currency'
  | 'credits'
  | 'period'
  | 'fairUse'
  | 'onSale'
>;

/** What is published now holds from now on, and not from a moment before. */
export function startProblems(effectiveFrom: Date, now: Date): OfferProblem[] {
  const holds = effectiveFrom.getTime() >= now.getTime() - LATE_MS;
  return must(holds, 'effectiveFrom', 'This moment has passed. Leave it empty for now.');
}

/** Everything that is wrong with what is to be offered. */
export function offerProblems(
  offer: Terms,
  standard: { amountMinor: number; credits: number },
): OfferProblem[] {
  return [
    ...must(offer.name.trim() !== '', 'name', 'It needs a name.'),
    ...must(offer.description.trim() !== '', 'description', 'It needs a description.'),
    ...(offer.kind === 'pack' ? packProblems(offer, standard) : planProblems(offer)),
  ];
}

function packProblems(
  { slug, amountMinor, currency, credits }: Terms,
  standard: { amountMinor: number; credits: number },
): OfferProblem[] {
  const problems = sold({ amountMinor, currency, credits });
  if (slug.length > 40 || !SLUG.test(slug)) {
    const message =
      'The name in addresses has small letters, digits and single hyphens, at most 40.';
    problems.push({ field: 'slug', message });
  }
  if (credits > 0 && amountMinor * standard.credits > standard.amountMinor * credits) {
    const message = 'A pack must not cost more than the same credits one by one.';
    problems.push({ field: 'amountMinor', message });
  }
  return problems;
}

function planProblems({
  slug,
  amountMinor,
  currency,
  credits,
  period,
  fairUse,
  onSale,
}: Terms): OfferProblem[] {
  if (slug === 'free') {
    return [
      ...must(amountMinor === 0, 'amountMinor', 'The free plan costs nothing.'),
      ...must(credits === 0, 'credits', 'The free plan brings free runs, not credits.'),
      ...must(fairUse === null, 'fairUse', 'The free plan is not unlimited.'),
      ...must(onSale, 'onSale', 'The free plan is always there.'),
    ];
  }
  return [
    ...sold({ amountMinor, currency, credits }),
    ...must(period !== null || fairUse === null, 'fairUse', 'Single pictures are not unlimited.'),
    ...must(period !== null || onSale, 'onSale', 'Every price is reckoned by this plan.'),
  ];
}

function sold({
  amountMinor,
  currency,
  credits,
}: Pick<Terms, 'amountMinor' | 'currency' | 'credits'>): OfferProblem[] {
  const least = formatMoney(LEAST_AMOUNT, currency);
  return [
    ...must(amountMinor >= LEAST_AMOUNT, 'amountMinor', `It must cost at least ${least}.`),
    ...must(credits > 0, 'credits', 'It must bring credits.'),
  ];
}

function must(holds: boolean, field: string, message: string): OfferProblem[] {
  return holds ? [] : [{ field, message }];
}
