import { malformed, unprocessable } from './refusals.js';

export interface Money {
  currency_code: string;
  value: string;
}

/** PayPal takes no parts of these. */
const WITHOUT_DECIMALS = new Set(['JPY', 'HUF', 'TWD']);
const TAKEN = new Set(
  'AUD BRL CAD CNY CZK DKK EUR HKD HUF ILS JPY MYR MXN TWD NZD NOK PHP PLN GBP SGD SEK CHF THB USD'.split(
    ' ',
  ),
);

const digitsOf = (currency: string): number => (WITHOUT_DECIMALS.has(currency) ? 0 : 2);

/** In the smallest unit that PayPal takes. */
export function minorOf({ currency_code: currency, value }: Money): number {
  return Math.round(Number(value) * 10 ** digitsOf(currency));
}

export function moneyOf(minor: number, currency: string): Money {
  const digits = digitsOf(currency);
  return { currency_code: currency, value: (minor / 10 ** digits).toFixed(digits) };
}

/** An amount that can be paid. @throws PayPalRefusal */
export function validMoney(given: unknown, field: string): Money {
  const { currency_code: currency, value } = (given ?? {}) as Partial<Money>;
  if (typeof currency !== 'string' || typeof value !== 'string') {
    throw malformed(field, 'MISSING_REQUIRED_PARAMETER');
  }
  const number = /^(\d+)(?:\.(\d+))?$/.exec(value);
  if (!number) throw malformed(`${field}/value`, 'INVALID_PARAMETER_SYNTAX');
  if (!TAKEN.has(currency)) throw unprocessable('INVALID_CURRENCY_CODE');
  if ((number[2] ?? '').length > digitsOf(currency)) throw unprocessable('DECIMAL_PRECISION');
  if (Number(value) <= 0) throw unprocessable('CANNOT_BE_ZERO_OR_NEGATIVE');
  return moneyOf(minorOf({ currency_code: currency, value }), currency);
}
