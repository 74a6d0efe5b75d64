import { describe, expect, it } from '@jest/globals';
import { displayNameFrom } from './display-name.js';
import { maskedAddress } from './masked-address.js';
import { maskedEmail } from './masked-email.js';

describe('maskedEmail', () => {
  it.each([
    ['ada@example.org', 'a•••@example.org'],
    ['x@example.org', 'x•••@example.org'],
    ['"odd@local"@example.org', '"•••@example.org'],
    ['é.long.name@example.org', 'é•••@example.org'],
  ])('shows %s as %s', (email, masked) => {
    expect(maskedEmail(email)).toBe(masked);
  });
});

describe('maskedAddress', () => {
  it.each([
    ['203.0.113.7', '203.0.•.•'],
    ['::ffff:203.0.113.7', '203.0.•.•'],
    ['2001:db8:85a3::8a2e:370:7334', '2001:db8:•'],
    ['::1', '::•'],
  ])('shows %s as %s', (address, masked) => {
    expect(maskedAddress(address)).toBe(masked);
  });
});

describe('displayNameFrom', () => {
  it.each([
    ['ada@example.org', 'ada'],
    [`${'x'.repeat(200)}@example.org`, 'x'.repeat(80)],
  ])('names the owner of %s', (email, name) => {
    expect(displayNameFrom(email)).toBe(name);
  });
});
