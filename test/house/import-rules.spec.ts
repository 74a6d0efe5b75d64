import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { FixtureTree } from './fixture-tree.js';

const importing = (...paths: string[]): string =>
  [...paths.map((path) => `import '${path}';`), 'export const used = 1;', ''].join('\n');

interface Forbidden {
  why: string;
  rule: string;
  from: string;
  to: string;
}

/** Every row is written to the tree as a file importing another, and must be reported. */
const FORBIDDEN: Forbidden[] = [
  {
    why: 'platform knows no feature',
    rule: 'layer-platform',
    from: 'src/platform/http/bad-guard.ts',
    to: 'src/auth/index.ts',
  },
  {
    why: 'platform writes no audit trail',
    rule: 'layer-platform',
    from: 'src/platform/http/bad-audit.ts',
    to: 'src/audit-log/index.ts',
  },
  {
    why: 'the audit trail knows platform only',
    rule: 'layer-audit-log',
    from: 'src/audit-log/bad.ts',
    to: 'src/users/index.ts',
  },
  {
    why: 'AI providers know platform only',
    rule: 'layer-providers',
    from: 'src/providers/bad.ts',
    to: 'src/uploads/index.ts',
  },
  {
    why: 'users do not know how people sign in',
    rule: 'layer-users',
    from: 'src/users/bad.ts',
    to: 'src/auth/index.ts',
  },
  {
    why: 'sign-in does not know the catalogue',
    rule: 'layer-auth',
    from: 'src/auth/bad.ts',
    to: 'src/transformation-types/index.ts',
  },
  {
    why: 'the catalogue does not know uploads',
    rule: 'layer-transformation-types',
    from: 'src/transformation-types/bad.ts',
    to: 'src/uploads/index.ts',
  },
  {
    why: 'uploads do not know billing',
    rule: 'layer-uploads',
    from: 'src/uploads/bad.ts',
    to: 'src/billing/index.ts',
  },
  {
    why: 'billing does not know what is billed',
    rule: 'layer-billing',
    from: 'src/billing/bad.ts',
    to: 'src/generation/index.ts',
  },
  {
    why: 'generation does not know works',
    rule: 'layer-generation',
    from: 'src/generation/bad.ts',
    to: 'src/works/index.ts',
  },
  {
    why: 'works do not know the console',
    rule: 'layer-works',
    from: 'src/works/bad.ts',
    to: 'src/admin/index.ts',
  },
  {
    why: 'integrators’ tools do not know works',
    rule: 'layer-developer',
    from: 'src/developer/bad.ts',
    to: 'src/works/index.ts',
  },
  {
    why: 'the console does not know integrators’ tools',
    rule: 'layer-admin',
    from: 'src/admin/bad.ts',
    to: 'src/developer/index.ts',
  },
  {
    why: 'a new module must state its place',
    rule: 'module-is-listed',
    from: 'src/newcomer/bad.ts',
    to: 'src/platform/clock.ts',
  },
  {
    why: 'nobody can import a module without a place',
    rule: 'import-listed-modules-only',
    from: 'src/app.module.ts',
    to: 'src/newcomer/index.ts',
  },
  {
    why: 'modules are entered by the public door',
    rule: 'through-the-public-door',
    from: 'src/generation/bad-door.ts',
    to: 'src/billing/ledger.ts',
  },
  {
    why: 'the composition root enters by the public door',
    rule: 'root-through-the-public-door',
    from: 'src/main.ts',
    to: 'src/billing/ledger.ts',
  },
  {
    why: 'migrations see entities, not services',
    rule: 'tooling-sees-entities-only',
    from: 'migrations/Migration1_bad.ts',
    to: 'src/billing/ledger.ts',
  },
  {
    why: 'cycles',
    rule: 'no-cycles',
    from: 'src/works/circle-a.ts',
    to: 'src/works/circle-b.ts',
  },
  {
    why: 'the sandbox stands alone',
    rule: 'sandbox-stands-alone',
    from: 'sandbox/bad.ts',
    to: 'src/platform/clock.ts',
  },
  {
    why: 'the program does not import its stand-ins',
    rule: 'nothing-imports-the-sandbox',
    from: 'src/platform/mail/bad.ts',
    to: 'sandbox/main.ts',
  },
  {
    why: 'the web app speaks HTTP only',
    rule: 'apps-speak-http',
    from: 'web/src/bad.ts',
    to: 'src/platform/clock.ts',
  },
  {
    why: 'the console speaks HTTP only',
    rule: 'apps-speak-http',
    from: 'admin-ui/src/bad.ts',
    to: 'src/platform/clock.ts',
  },
  {
    why: 'the two apps are separate',
    rule: 'apps-are-separate',
    from: 'web/src/bad-sibling.ts',
    to: 'admin-ui/src/app.ts',
  },
  {
    why: 'the program does not import its apps',
    rule: 'program-without-apps',
    from: 'src/platform/http/bad-app.ts',
    to: 'web/src/app.ts',
  },
  {
    why: 'the program does not import tests',
    rule: 'program-without-tests',
    from: 'src/uploads/bad-test.ts',
    to: 'test/harness.ts',
  },
  {
    why: 'a type-only import counts as an import',
    rule: 'layer-platform',
    from: 'src/platform/http/bad-type.ts',
    to: 'src/users/index.ts',
  },
];

const LEAVES = [
  ...['audit-log', 'users', 'auth', 'transformation-types', 'uploads', 'billing', 'generation'],
  ...['works', 'admin', 'developer', 'newcomer', 'providers'],
].map((module) => `src/${module}/index.ts`);

const upTo = (from: string, to: string): string =>
  '../'.repeat(from.split('/').length - 1).replace(/^$/, './') + to.replace(/\.ts$/, '.js');

const ALLOWED: Record<string, string> = {
  'src/auth/good.ts': importing(
    '../users/index.js',
    '../audit-log/index.js',
    '../platform/clock.js',
  ),
  'src/transformation-types/good.ts': importing('../providers/index.js'),
  'src/billing/good.ts': importing('../transformation-types/index.js', '../auth/index.js'),
  'src/generation/good.ts': importing('../billing/index.js', '../providers/index.js', './index.js'),
  'src/admin/good.ts': importing('../generation/index.js', '../users/index.js'),
  'src/works/good.ts': importing('../generation/index.js'),
  'src/users/users.int-spec.ts': importing('../billing/ledger.js', '../../test/harness.js'),
  'test/e2e/good.e2e-spec.ts': importing('../../src/billing/ledger.js', '../../sandbox/main.js'),
  'src/mikro-orm.entities.ts': importing('./billing/lot.entity.js'),
  'migrations/Migration2_good.ts': importing('../src/billing/lot.entity.js'),
  'src/app.wiring.ts': importing('./billing/index.js', './platform/clock.js'),
};

describe('import rules', () => {
  let tree: FixtureTree;
  let found: { rule: string; from: string; to: string }[];

  beforeAll(async () => {
    const files: Record<string, string> = {
      'src/platform/clock.ts': importing(),
      'src/billing/ledger.ts': importing(),
      'src/billing/lot.entity.ts': importing(),
      'src/works/circle-b.ts': importing('./circle-a.js'),
      'sandbox/main.ts': importing(),
      'test/harness.ts': importing(),
      'web/src/app.ts': importing(),
      'admin-ui/src/app.ts': importing(),
      'bench/run.ts': importing(),
      'src/uploads/bad-development-package.ts': importing('oxfmt'),
      'src/uploads/bad-missing-package.ts': importing('no-such-package-anywhere'),
      'src/uploads/bad-undeclared-package.ts': importing('acorn'),
      ...Object.fromEntries(LEAVES.map((leaf) => [leaf, importing()])),
      ...Object.fromEntries(FORBIDDEN.map(({ from, to }) => [from, importing(upTo(from, to))])),
      'src/platform/http/bad-type.ts':
        "import type { used } from '../../users/index.js';\nexport type Used = typeof used;\n",
      ...ALLOWED,
    };
    tree = await FixtureTree.create(files);
    const folders = ['src', 'sandbox', 'web', 'admin-ui', 'migrations', 'test', 'bench'];
    const report = await tree.run('depcruise', [
      '--config',
      FixtureTree.repositoryFile('.dependency-cruiser.js'),
      '--output-type',
      'json',
      ...folders,
    ]);
    const { summary } = JSON.parse(report) as {
      summary: { violations: { rule: { name: string }; from: string; to: string }[] };
    };
    found = summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
  }, 60_000);

  afterAll(() => tree?.remove());

  it.each(FORBIDDEN)('$why ($from → $to)', ({ rule, from, to }) => {
    expect(found).toContainEqual({ rule, from, to });
  });

  it('refuses a development package in the program', () => {
    expect(found).toContainEqual(
      expect.objectContaining({
        rule: 'runtime-dependencies-only',
        from: 'src/uploads/bad-development-package.ts',
      }),
    );
  });

  it('refuses a package that is installed by chance, or not at all', () => {
    const rules = (from: string) => found.filter((v) => v.from === from).map((v) => v.rule);
    expect(rules('src/uploads/bad-undeclared-package.ts')).toEqual(['declared-dependencies-only']);
    expect(rules('src/uploads/bad-missing-package.ts')).toContain('resolves');
  });

  it('reports nothing else', () => {
    const allowed = Object.keys(ALLOWED);
    expect(found.filter(({ from }) => allowed.includes(from))).toEqual([]);
    expect(
      [...new Set(found.map(({ from }) => from))].filter((f) => !/bad|circle|main|app/.test(f)),
    ).toEqual([]);
  });
});
