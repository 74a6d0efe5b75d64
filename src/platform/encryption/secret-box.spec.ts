import { describe, expect, it } from '@jest/globals';
import { LookupHash } from './lookup-hash.js';
import { SecretBox, UnsealError } from './secret-box.js';

const OLD = { id: 'old', secret: 'o'.repeat(32) };
const NEW = { id: 'new', secret: 'n'.repeat(32) };
const box = (...keys: { id: string; secret: string }[]) =>
  new SecretBox({ encryption: { keys, lookupSecret: undefined } });

describe('SecretBox', () => {
  it('opens what it sealed, be it text or bytes, and seals it differently each time', () => {
    const one = box(NEW);
    const sealed = one.seal('+14155550123', 'phone:1');
    expect(one.open(sealed, 'phone:1').toString()).toBe('+14155550123');
    expect(one.open(one.seal(Buffer.from([0, 255]), 'p'), 'p')).toEqual(Buffer.from([0, 255]));
    expect(one.open(one.seal('', 'p'), 'p')).toHaveLength(0);
    expect(one.seal('+14155550123', 'phone:1')).not.toBe(sealed);
    expect(sealed).not.toContain('4155550123');
  });

  it('does not open for another purpose, nor what was changed anywhere', () => {
    const one = box(NEW);
    const sealed = one.seal('a secret', 'token:1');
    expect(() => one.open(sealed, 'token:2')).toThrow(UnsealError);
    const body = Buffer.from(sealed.split('.')[2] as string, 'base64url');
    for (let at = 0; at < body.length; at++) {
      const changed = Buffer.from(body);
      changed[at] = (changed[at] as number) ^ 1;
      expect(() => one.open(`v1.new.${changed.toString('base64url')}`, 'token:1')).toThrow(
        UnsealError,
      );
    }
    for (const text of [
      '',
      'v1',
      'v1.new',
      'v1.new.',
      'v2.' + sealed.slice(3),
      sealed.slice(0, 30),
    ])
      expect(() => one.open(text, 'token:1')).toThrow(UnsealError);
  });

  it('is rotated: the new key seals, the old one still opens, and says that it is old', () => {
    const sealed = box(OLD).seal('kept', 'p');
    const rotated = box(NEW, OLD);
    expect(rotated.open(sealed, 'p').toString()).toBe('kept');
    expect(rotated.isOutdated(sealed)).toBe(true);
    expect(rotated.isOutdated(rotated.seal('kept', 'p'))).toBe(false);
    expect(() => box(NEW).open(sealed, 'p')).toThrow(UnsealError);
    expect(() => box({ ...NEW, id: 'old' }).open(sealed, 'p')).toThrow(UnsealError);
  });
});

describe('LookupHash', () => {
  const named = (lookupSecret: string) =>
    new LookupHash({ encryption: { keys: [], lookupSecret } });

  it('names equal texts equally, and differently for each purpose and secret', () => {
    const one = named('s'.repeat(32));
    expect(one.of('phone', '+1')).toMatch(/^[0-9a-f]{32}$/);
    expect(one.of('phone', '+1')).toBe(one.of('phone', '+1'));
    expect(one.of('phone', '+1')).not.toBe(one.of('phone', '+2'));
    expect(one.of('phone', '+1')).not.toBe(one.of('mail', '+1'));
    expect(one.of('phone', '+1')).not.toBe(named('t'.repeat(32)).of('phone', '+1'));
  });
});
