import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';

export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: CountryCode;
  readonly name: string;
  /** Without its `+`. */
  readonly callingCode: string;
}

/** The countries of these codes, by name. */
export function countriesOf(codes: readonly string[]): Country[] {
  const names = new Intl.DisplayNames('en', { type: 'region' });
  return codes
    .filter((code) => isSupportedCountry(code))
    .map((code) => ({
      code,
      name: names.of(code) ?? code,
      callingCode: getCountryCallingCode(code),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** Where somebody with these languages most likely is; the first of the list where that is unknown. */
export function likelyCountry(
  countries: readonly Country[],
  languages: readonly string[],
): Country | undefined {
  for (const language of languages) {
    const country = countries.find(({ code }) => code === regionOf(language));
    if (country) return country;
  }
  return countries[0];
}

/** Undefined for what is no language tag, which some systems give browsers (`en-US@posix`). */
function regionOf(language: string): string | undefined {
  try {
    return new Intl.Locale(language).maximize().region;
  } catch {
    return undefined;
  }
}

/**
 * Those whose name, or a word of it, begins with what was typed, or whose calling code or own code
 * does. Accents do not matter.
 */
export function searchCountries(countries: readonly Country[], typed: string): readonly Country[] {
  const wanted = plain(typed.trim());
  if (wanted === '') return countries;
  const digits = wanted.replace(/^\+|^00/, '');
  if (/^\d+$/.test(digits)) return countries.filter((c) => c.callingCode.startsWith(digits));
  return countries.filter(
    ({ code, name }) =>
      plain(name).startsWith(wanted) ||
      plain(name)
        .split(/[\s(-]+/)
        .some((word) => word.startsWith(wanted)) ||
      code.toLowerCase() === wanted,
  );
}

/** A number as far as the browser can tell; whether it exists is the server's to say. */
export interface TypedNumber {
  readonly e164: string;
  readonly country: CountryCode | undefined;
  /** Whether it has as many digits as numbers of its country have. */
  readonly isWhole: boolean;
}

/** Reads what was typed or pasted, of this country unless it begins with another's code. */
export function readNumber(text: string, country: CountryCode): TypedNumber | undefined {
  const parsed = parsePhoneNumberFromString(text.trim(), { defaultCountry: country });
  return parsed && { e164: parsed.number, country: parsed.country, isWhole: parsed.isPossible() };
}

/** `+49 1511 2345678` */
export function spaced(e164: string): string {
  return parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
