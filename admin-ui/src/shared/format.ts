/** As the web app and receipts write dates and numbers: the words around them are in English. */
export const LANGUAGE = 'en-GB';

const whole = new Intl.NumberFormat(LANGUAGE);
const dateAndTime = new Intl.DateTimeFormat(LANGUAGE, {
  dateStyle: 'medium',
  timeStyle: 'short',
});
const withSeconds = new Intl.DateTimeFormat(LANGUAGE, {
  dateStyle: 'medium',
  timeStyle: 'medium',
});

export const formatNumber = (value: number): string => whole.format(value);

/** `1 credit`, `1,000 credits` */
export const plural = (count: number, one: string): string =>
  `${formatNumber(count)} ${one}${Math.abs(count) === 1 ? '' : 's'}`;

export const formatTime = (iso: string, seconds = false): string =>
  (seconds ? withSeconds : dateAndTime).format(new Date(iso));

export function formatDuration(ms: number): string {
  if (ms < 1000) return `${ms} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/** `user.role-changed` → `User role changed`, in British spelling. */
export function humanise(code: string): string {
  const words = code
    .replace(/[._-]+/g, ' ')
    .replace(/canceled/i, 'cancelled')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
}

export const formatPrice = ({ credits, unit }: { credits: number; unit: string }): string =>
  `${formatNumber(credits)} / ${unit}`;

/** What an input for a local date and time holds, as the API takes it. */
export const toIso = (value: Date | string | null): string | null =>
  value ? new Date(value).toISOString() : null;

/** An amount in a currency's smallest unit as people write it, `$9.99`. */
export function formatMoney(amountMinor: number, currency: string): string {
  const format = new Intl.NumberFormat(LANGUAGE, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  return format.format(amountMinor / 10 ** digitsOf(currency));
}

/** How many digits of a currency stand behind the point: 2 for dollars, 0 for yen. */
export function digitsOf(currency: string): number {
  const format = new Intl.NumberFormat(LANGUAGE, { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}
