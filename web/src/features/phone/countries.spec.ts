import { describe, expect, it } from '@jest/globals';

import { countriesOf, likelyCountry, readNumber, searchCountries, spaced } from './countries.js';

const COUNTRIES = countriesOf(['US', 'GB', 'DE', 'AX', 'CZ', 'NZ', 'KR', 'SE', 'XX']);
const codes = (found: readonly { code: string }[]): string[] => found.map(({ code }) => code);

describe('countriesOf', () => {
  it('names them, sorts them by name and leaves out what is none', () => {
    expect(COUNTRIES.map(({ name, callingCode }) => `${name} +${callingCode}`)).toEqual([
      'Åland Islands +358',
      'Czechia +420',
      'Germany +49',
      'New Zealand +64',
      'South Korea +82',
      'Sweden +46',
      'United Kingdom +44',
      'United States +1',
    ]);
  });
});

describe('searchCountries', () => {
  it.each([
    ['', ['AX', 'CZ', 'DE', 'NZ', 'KR', 'SE', 'GB', 'US']],
    ['ger', ['DE']],
    ['  United ', ['GB', 'US']],
    ['kingdom', ['GB']],
    ['aland', ['AX']],
    ['+4', ['CZ', 'DE', 'SE', 'GB']],
    ['49', ['DE']],
    ['0044', ['GB']],
    ['us', ['US']],
    ['atlantis', []],
  ])('finds for %j %j', (typed, expected) => {
    expect(codes(searchCountries(COUNTRIES, typed))).toEqual(expected);
  });
});

describe('likelyCountry', () => {
  it.each([
    [['de-DE', 'en'], 'DE'],
    [['en-NZ'], 'NZ'],
    [['de'], 'DE'],
    [['fr-FR', 'sv'], 'SE'],
    [['fr-FR'], 'AX'],
    // What some systems give browsers is no language tag.
    [['en-US@posix', 'de-DE'], 'DE'],
    [['C'], 'AX'],
  ])('guesses from %j %s', (languages, expected) => {
    expect(likelyCountry(COUNTRIES, languages)?.code).toBe(expected);
  });
});

describe('readNumber', () => {
  it.each([
    ['01511 2345678', 'DE', '+4915112345678', 'DE', true],
    ['1511 2345678', 'DE', '+4915112345678', 'DE', true],
    ['(415) 555-0123', 'US', '+14155550123', 'US', true],
    ['+33 6 12 34 56 78', 'US', '+33612345678', 'FR', true],
    ['0033 612345678', 'DE', '+33612345678', 'FR', true],
    ['415 55', 'US', '+141555', undefined, false],
  ] as const)('reads %s in %s as %s', (text, country, e164, found, isWhole) => {
    expect(readNumber(text, country)).toMatchObject({ e164, isWhole });
    if (found) expect(readNumber(text, country)?.country).toBe(found);
  });

  it.each(['', '+', 'call me', '12'])('makes nothing of %j', (text) => {
    expect(readNumber(text, 'US')?.isWhole ?? false).toBe(false);
  });

  it('spaces a number as people write it', () => {
    expect(spaced('+14155550123')).toBe('+1 415 555 0123');
  });
});
