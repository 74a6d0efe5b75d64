export const DEVICE_KINDS = ['computer', 'phone', 'tablet', 'program', 'unknown'] as const;

export interface Device {
  /** In words for the person who used it, e.g. `Chrome on Windows`. */
  readonly name: string;
  readonly kind: (typeof DEVICE_KINDS)[number];
}

/** The first that is found counts: nearly every browser also names those it wants to be taken for. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(OPR|OPX|OPT|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|Chromium|CriOS)\//, 'Chrome'],
  [/\bVersion\/\S+ .*Safari\//, 'Safari'],
];

const SYSTEMS: readonly (readonly [RegExp, string, Device['kind']])[] = [
  [/\((iPhone|iPod)\b/, 'iPhone', 'phone'],
  [/\(iPad\b/, 'iPad', 'tablet'],
  [/\bAndroid\b.*\bMobile\b/, 'Android', 'phone'],
  [/\bAndroid\b/, 'Android', 'tablet'],
  [/\bCrOS\b/, 'ChromeOS', 'computer'],
  [/\bWindows\b/, 'Windows', 'computer'],
  [/\bMacintosh\b/, 'Mac', 'computer'],
  [/\bLinux\b/, 'Linux', 'computer'],
];

/** What programs call themselves, as `curl/8.14.1`. */
const PRODUCT = /^([A-Za-z][\w.-]{0,38}[\w-])(\/\S+)?(?: .*)?$/;

/**
 * The device in words, from its user agent. Browsers freeze most of that text, so versions and
 * models are not in it, and an iPad that asks for desktop pages says that it is a Mac: the few
 * names that can be told apart are told, nothing is guessed. Anybody can send any text, so what
 * is none of these and not the plain name of a program is not repeated.
 */
export function deviceOf(userAgent: string | null): Device {
  const text = userAgent?.trim() ?? '';
  const [, system, kind] = SYSTEMS.find(([pattern]) => pattern.test(text)) ?? [];
  const browser = BROWSERS.find(([pattern]) => pattern.test(text))?.[1];
  if (system && kind) return { name: `${browser ?? 'An app'} on ${system}`, kind };
  const [, product, version] = PRODUCT.exec(text) ?? [];
  const isName = product !== undefined && (version !== undefined || product === text);
  return isName && product !== 'Mozilla'
    ? { name: product, kind: 'program' }
    : { name: browser ?? 'Unknown device', kind: browser ? 'computer' : 'unknown' };
}
