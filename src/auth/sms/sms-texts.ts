import { type AppConfig } from '../../platform/config/index.js';
import type { OtpPurpose } from './otp-challenge.entity.js';

const USES: Readonly<Record<OtpPurpose, string>> = {
  login: 'signs you in to PixShift',
  link: 'adds this number to a PixShift account',
  change: 'makes this the number of a PixShift account',
};

/**
 * A code with what it does, so that nobody can be talked into passing on one for something else. In
 * the letters of GSM and in one segment. Behind https the last line binds it to our site: phones
 * then fill it in there and nowhere else (https://wicg.github.io/sms-one-time-codes/).
 */
export function codeText(
  purpose: OtpPurpose,
  code: string,
  { app, smsOtp }: Pick<AppConfig, 'app' | 'smsOtp'>,
): string {
  const minutes = smsOtp.otp.expirationMinutes;
  const text = `${code} ${USES[purpose]}. Good for ${minutes} minutes. Never pass it on.`;
  const { publicUrl } = app.http;
  return publicUrl?.startsWith('https:')
    ? `${text}\n\n@${new URL(publicUrl).hostname} #${code}`
    : text;
}

/** To a number whose account has no mail address that is known to be its owner's. */
export function wrongCodesText(): string {
  return 'Somebody tries wrong codes to sign in to your PixShift account. None of them opened it. Never pass on a code that we send you.';
}

/** To a number that an account has given up for another. */
export function numberReplacedText(): string {
  return 'Your PixShift account now has another phone number. Was it not you? Sign in by mail and change it back, or write to us.';
}

/** To a number that an account has given up. */
export function numberRemovedText(): string {
  return 'This number was removed from your PixShift account. Was it not you? Sign in another way and add it again, or write to us.';
}
