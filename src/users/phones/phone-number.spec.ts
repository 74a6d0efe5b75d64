import { describe, expect, it } from '@jest/globals';
import { maskedPhone, parsePhoneNumber } from './phone-number.js';

describe('parsePhoneNumber', () => {
  it.each([
    ['+14155550123', '+14155550123', 'US', '4155550123'],
    [' +1 (415) 555-0123 ', '+14155550123', 'US', '4155550123'],
    ['+49 1511 2345678', '+4915112345678', 'DE', '15112345678'],
    ['+33 6 12 34 56 78', '+33612345678', 'FR', '612345678'],
    ['+٣٣ ٦١٢ ٣٤ ٥٦ ٧٨', '+33612345678', 'FR', '612345678'],
    ['+39 06 1234 5678', '+390612345678', 'IT', '0612345678'],
    ['+18765551234', '+18765551234', 'JM', '8765551234'],
  ])('reads %s', (text, e164, country, national) => {
    expect(parsePhoneNumber(text)).toEqual({ e164, country, national });
  });

  it.each([
    ['4155550123', 'country-code'],
    ['0044 7911 123456', 'country-code'],
    ['', 'country-code'],
    ['call me', 'country-code'],
    ['+', 'impossible'],
    ['+1415555', 'impossible'],
    ['+1 415 555 0123 4567', 'impossible'],
    ['+14155550123 ext. 5', 'impossible'],
    ['+999 123 456 789', 'impossible'],
    ['+14155550123\n+4915112345678', 'impossible'],
    ['+14155550123;phone-context=+44', 'impossible'],
    ['+1 000 000 0000', 'not-in-use'],
    ['+447700900123', 'not-in-use'],
    ['+88213123456', 'not-in-use'],
    ['+1 900 555 0123', 'kind'],
    ['+44 901 234 5678', 'kind'],
    ['+33 899 12 34 56', 'kind'],
    ['+1 800 555 0123', 'kind'],
    ['+44 76 0012 3456', 'kind'],
    ['+49 164 12345', 'kind'],
  ])('refuses %j by name', (text, reason) => {
    expect(() => parsePhoneNumber(text)).toThrow(
      expect.objectContaining({
        code: 'VALIDATION_ERROR',
        details: { field: 'phone', reason },
      }),
    );
  });
});

describe('maskedPhone', () => {
  it.each([
    ['+14155550123', '+1 ••• •• 23'],
    ['+4915112345678', '+49 ••• •• 78'],
    ['+358401234567', '+358 ••• •• 67'],
  ])('shows %s as %s', (e164, masked) => {
    expect(maskedPhone(e164)).toBe(masked);
  });
});
