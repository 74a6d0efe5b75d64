import { fractionDigits } from '../money.js';
import { GatewayError } from '../payment-gateway.js';

/** An amount as PayPal writes it, in the SDK's names. */
export interface PayPalMoney {
  readonly currencyCode: string;
  readonly value: string;
}

/** PayPal takes no parts of these, though they have them: what is not whole cannot be asked for. */
const WHOLE_ONLY = new Set(['HUF', 'TWD']);

/** @throws GatewayError `rejected` where PayPal cannot take this amount */
export function toPayPalMoney(amountMinor: number, currency: string): PayPalMoney {
  const digits = fractionDigits(currency);
  const text = String(amountMinor).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const part = text.slice(text.length - digits);
  if (!WHOLE_ONLY.has(currency)) {
    return { currencyCode: currency, value: digits === 0 ? whole : `${whole}.${part}` };
  }
  if (Number(part) !== 0) throw new GatewayError('rejected', 'DECIMALS_NOT_SUPPORTED');
  return { currencyCode: currency, value: whole };
}

/** In the smallest unit, digit by digit; undefined where it is no amount of that currency. */
export function fromPayPalMoney(money: PayPalMoney | undefined): number | undefined {
  const number = /^(\d{1,15})(?:\.(\d{1,4}))?$/.exec(money?.value ?? '');
  if (!money || !number || !/^[A-Z]{3}$/.test(money.currencyCode)) return undefined;
  const digits = fractionDigits(money.currencyCode);
  const part = (number[2] ?? '').padEnd(digits, '0');
  if (/[1-9]/.test(part.slice(digits))) return undefined;
  const minor = Number(`${number[1] ?? ''}${part.slice(0, digits)}`);
  return Number.isSafeInteger(minor) ? minor : undefined;
}
