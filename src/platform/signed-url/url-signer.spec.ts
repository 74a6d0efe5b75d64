import { describe, expect, it } from '@jest/globals';
import type { Clock } from '../clock.js';
import type { AppConfig } from '../config/index.js';
import { UrlSigner } from './url-signer.js';

let seconds = 1_800_000_000;
const clock = { now: () => new Date(seconds * 1000) } as Clock;

function signer(urlSigningSecret: string): UrlSigner {
  const config = { auth: { urlSigningSecret }, uploads: { signedUrlSeconds: 300 } };
  return new UrlSigner(config as unknown as AppConfig, clock);
}

const mine = signer('a secret of some thirty-two bytes');

describe('UrlSigner', () => {
  it('signs for four to five minutes, never longer', () => {
    for (const start of [0, 1, 30, 59]) {
      seconds = 1_800_000_000 + start;
      const signature = mine.sign('asset a preview');
      const left = mine.verify('asset a preview', signature);
      expect(left).toBeGreaterThan(240 - 1);
      expect(left).toBeLessThanOrEqual(300);
      seconds += left - 1;
      expect(mine.verify('asset a preview', signature)).toBe(1);
      seconds += 1;
      expect(mine.verify('asset a preview', signature)).toBe(0);
    }
  });

  it('gives the same signature for a minute, then another', () => {
    seconds = 1_800_000_000;
    const first = mine.sign('x');
    seconds += 59;
    expect(mine.sign('x')).toEqual(first);
    seconds += 1;
    expect(mine.sign('x')).not.toEqual(first);
  });

  it('holds for one subject, one expiry and one secret', () => {
    const { exp, sig } = mine.sign('asset a preview');
    expect(mine.verify('asset b preview', { exp, sig })).toBe(0);
    expect(mine.verify('asset a original', { exp, sig })).toBe(0);
    expect(mine.verify('asset a preview', { exp: exp + 60, sig })).toBe(0);
    expect(mine.verify('asset a preview', { exp, sig: `${sig}AA` })).toBe(0);
    expect(mine.verify('asset a preview', { exp, sig: '' })).toBe(0);
    expect(
      signer('another secret of thirty-two byte').verify('asset a preview', { exp, sig }),
    ).toBe(0);
  });
});
