import { describe, expect, it } from '@jest/globals';
import { deviceOf } from './device.js';

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';
const ANDROID = 'Mozilla/5.0 (Linux; Android 10; K)';
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X)';
const IPAD = 'Mozilla/5.0 (iPad; CPU OS 18_7 like Mac OS X)';
const BLINK = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const WEBKIT = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';

describe('deviceOf', () => {
  it.each([
    [`${WINDOWS} ${BLINK} Chrome/153.0.0.0 Safari/537.36`, 'Chrome on Windows', 'computer'],
    [
      `${WINDOWS} ${BLINK} Chrome/153.0.0.0 Safari/537.36 Edg/153.0.0.0`,
      'Edge on Windows',
      'computer',
    ],
    [
      `${WINDOWS} ${BLINK} Chrome/153.0.0.0 Safari/537.36 OPR/130.0.0.0`,
      'Opera on Windows',
      'computer',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0',
      'Firefox on Windows',
      'computer',
    ],
    [`${MAC} ${WEBKIT} Version/26.0 Safari/605.1.15`, 'Safari on Mac', 'computer'],
    [`${MAC} ${BLINK} Chrome/153.0.0.0 Safari/537.36`, 'Chrome on Mac', 'computer'],
    [
      `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${BLINK} Chrome/153.0.0.0 Safari/537.36`,
      'Chrome on ChromeOS',
      'computer',
    ],
    [
      'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
      'Firefox on Linux',
      'computer',
    ],
    [`${ANDROID} ${BLINK} Chrome/153.0.0.0 Mobile Safari/537.36`, 'Chrome on Android', 'phone'],
    [`${ANDROID} ${BLINK} Chrome/153.0.0.0 Safari/537.36`, 'Chrome on Android', 'tablet'],
    [
      `${ANDROID} ${BLINK} SamsungBrowser/29.0 Chrome/136.0.0.0 Mobile Safari/537.36`,
      'Samsung Internet on Android',
      'phone',
    ],
    [
      'Mozilla/5.0 (Android 16; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0',
      'Firefox on Android',
      'phone',
    ],
    [`${IPHONE} ${WEBKIT} Version/26.0 Mobile/15E148 Safari/604.1`, 'Safari on iPhone', 'phone'],
    [
      `${IPHONE} ${WEBKIT} CriOS/153.0.8000.1 Mobile/15E148 Safari/604.1`,
      'Chrome on iPhone',
      'phone',
    ],
    [`${IPHONE} ${WEBKIT} FxiOS/145.0 Mobile/15E148 Safari/604.1`, 'Firefox on iPhone', 'phone'],
    [`${IPAD} ${WEBKIT} EdgiOS/153.0 Mobile/15E148 Safari/604.1`, 'Edge on iPad', 'tablet'],
    [`${IPAD} ${WEBKIT} Mobile/15E148`, 'An app on iPad', 'tablet'],
    [`${ANDROID}`, 'An app on Android', 'tablet'],
    [
      `Mozilla/5.0 (X11; Linux x86_64) ${BLINK} HeadlessChrome/153.0.0.0 Safari/537.36`,
      'Chrome on Linux',
      'computer',
    ],
  ])('%s', (userAgent, name, kind) => {
    expect(deviceOf(userAgent)).toEqual({ name, kind });
  });

  it.each([
    ['curl/8.14.1', 'curl'],
    ['python-requests/2.32.5', 'python-requests'],
    ['node', 'node'],
    ['PixShift-SDK/1.0 (+https://example.org)', 'PixShift-SDK'],
  ])('calls programs by their own name: %s', (userAgent, name) => {
    expect(deviceOf(userAgent)).toEqual({ name, kind: 'program' });
  });

  it.each([
    [null],
    [''],
    ['   '],
    ['<b>you won</b> call 0900'],
    ['"; drop table session'],
    ['💥/1'],
  ])('does not repeat what is no name: %j', (userAgent) => {
    expect(deviceOf(userAgent)).toEqual({ name: 'Unknown device', kind: 'unknown' });
  });
});
