import { describe, expect, it } from '@jest/globals';
import { BUILT_IN_ROLES, PERMISSIONS, ROLE_KEYS, shownRole } from './permissions.js';

/** One line per permission, one column per role: the table that people agree on. */
function matrix(): string {
  const width = Math.max(...PERMISSIONS.map((permission) => permission.length));
  const head = `${''.padEnd(width)}  ${ROLE_KEYS.join('  ')}`;
  const lines = PERMISSIONS.map((permission) => {
    const cells = ROLE_KEYS.map((role) => {
      const held = (BUILT_IN_ROLES[role] as readonly string[]).includes(permission);
      return (held ? 'x' : '-').padEnd(role.length);
    });
    return `${permission.padEnd(width)}  ${cells.join('  ')}`.trimEnd();
  });
  return [head, ...lines].join('\n');
}

describe('permissions', () => {
  it('gives each role what it has always had', () => {
    expect(matrix()).toMatchInlineSnapshot();
  });

  it('shows ADMIN to the outside only for those who hold it', () => {
    expect(shownRole(['GUEST', 'ADMIN'])).toBe('ADMIN');
    expect(shownRole(['SUPPORT'])).toBe('GUEST');
    expect(shownRole([])).toBe('GUEST');
  });
});
