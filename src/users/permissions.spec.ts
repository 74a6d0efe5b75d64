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
    expect(matrix()).toMatchInlineSnapshot(`
      "                      GUEST  SUPPORT  CATALOG_EDITOR  FINANCE  AUDITOR  ADMIN
      account:read          x      x        x               x        x        x
      account:write         x      x        x               x        x        x
      uploads:create        x      x        x               x        x        x
      generations:create    x      x        x               x        x        x
      generations:read      x      x        x               x        x        x
      generations:write     x      x        x               x        x        x
      artifacts:download    x      x        x               x        x        x
      billing:read          x      x        x               x        x        x
      payments:create       x      x        x               x        x        x
      users:read            -      x        -               x        x        x
      users:read-contact    -      -        -               -        -        x
      users:suspend         -      x        -               -        -        x
      sessions:revoke       -      x        -               -        -        x
      roles:assign          -      -        -               -        -        x
      roles:write           -      -        -               -        -        x
      types:read            -      -        x               x        -        x
      types:write           -      -        x               -        -        x
      types:publish         -      -        x               -        -        x
      experiments:write     -      -        x               -        -        x
      generations:read-any  -      x        x               -        x        x
      artifacts:view-any    -      x        -               -        -        x
      moderation:decide     -      x        -               -        -        x
      payments:read         -      x        -               x        x        x
      ledger:read           -      x        -               x        x        x
      credits:grant         -      x        -               x        -        x
      credits:take          -      -        -               x        -        x
      payments:refund       -      x        -               x        -        x
      plans:write           -      -        -               x        -        x
      prices:write          -      -        -               x        -        x
      providers:switch      -      -        -               -        -        x
      flags:write           -      -        -               -        -        x
      audit:read            -      -        -               -        x        x
      audit:verify          -      -        -               -        x        x
      audit:export          -      -        -               -        x        x"
    `);
  });

  it('shows ADMIN to the outside only for those who hold it', () => {
    expect(shownRole(['GUEST', 'ADMIN'])).toBe('ADMIN');
    expect(shownRole(['SUPPORT'])).toBe('GUEST');
    expect(shownRole([])).toBe('GUEST');
  });
});
