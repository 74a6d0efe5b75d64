import { Injectable } from '@nestjs/common';
import { type CountryCode, getCountries } from 'libphonenumber-js/max';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { InvalidFieldError } from '../../platform/errors/index.js';
import { parsePhoneNumber, type PhoneNumber } from '../../users/index.js';

/** The numbers that codes are sent to: those that exist, of the countries that are open. */
@Injectable()
export class SmsNumbers {
  /** ISO 3166-1 alpha-2, in alphabetical order. */
  readonly countries: readonly CountryCode[];

  constructor(@AppConfigToken() { smsOtp }: Pick<AppConfig, 'smsOtp'>) {
    this.countries = [...new Set(smsOtp.countries ?? getCountries())].sort();
  }

  /** @throws InvalidFieldError for `phone`, see {@link parsePhoneNumber}; reason `country`: not open. */
  parse(text: string): PhoneNumber {
    const phone = parsePhoneNumber(text);
    if (this.countries.includes(phone.country)) return phone;
    throw new InvalidFieldError(
      'phone',
      'We do not send codes to this country yet. Please use another way to sign in.',
      { reason: 'country', country: phone.country },
    );
  }
}
