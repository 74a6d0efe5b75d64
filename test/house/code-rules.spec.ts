import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { FixtureTree } from './fixture-tree.js';

/** What oxlint must say about each file: the rule, or null where the same code is allowed. */
const CASES: { why: string; path: string; source: string; rule: string | null }[] = [
  {
    why: 'a default export',
    path: 'src/users/default-export.ts',
    source: 'const value = 1;\nexport default value;\n',
    rule: 'import(no-default-export)',
  },
  {
    why: 'a default export by another spelling',
    path: 'src/users/default-specifier.ts',
    source: 'const value = 1;\nexport { value as default };\n',
    rule: 'import(no-default-export)',
  },
  {
    why: 'the default export that a tool demands',
    path: 'src/mikro-orm.config.ts',
    source: 'const value = 1;\nexport default value;\n',
    rule: null,
  },
  {
    why: 'process.env',
    path: 'src/users/environment.ts',
    source: "export const home = process.env['HOME'];\n",
    rule: 'eslint(no-restricted-properties)',
  },
  {
    why: 'globalThis.process.env',
    path: 'src/users/global-environment.ts',
    source: "export const home = globalThis.process.env['HOME'];\n",
    rule: 'eslint(no-restricted-properties)',
  },
  {
    why: 'destructured process.env',
    path: 'src/users/destructured-environment.ts',
    source: 'const { env } = process;\nexport const home = env;\n',
    rule: 'eslint(no-restricted-properties)',
  },
  {
    why: 'env from node:process',
    path: 'src/users/imported-environment.ts',
    source: "import { env } from 'node:process';\nexport const home = env;\n",
    rule: 'eslint(no-restricted-imports)',
  },
  {
    why: 'null for a field that is left out',
    path: 'src/users/optional.ts',
    source:
      "import { IsOptional } from 'class-validator';\nexport const optional = IsOptional();\n",
    rule: 'eslint(no-restricted-imports)',
  },
  {
    why: 'null for a field of a change that is left out',
    path: 'src/users/partial.ts',
    source:
      "import { PartialType } from '@nestjs/swagger';\nclass A {}\nexport class B extends PartialType(A) {}\n",
    rule: 'eslint(no-restricted-imports)',
  },
  {
    why: 'process.env in the configuration loader',
    path: 'src/platform/config/loader.ts',
    source: "export const home = process.env['HOME'];\n",
    rule: null,
  },
  {
    why: 'process.env in a test',
    path: 'src/users/users.int-spec.ts',
    source: "export const home = process.env['HOME'];\n",
    rule: null,
  },
  {
    why: 'console in the program',
    path: 'src/users/console.ts',
    source: "console.log('hello');\n",
    rule: 'eslint(no-console)',
  },
  {
    why: 'console in a script',
    path: 'scripts/print.mjs',
    source: "console.log('hello');\n",
    rule: null,
  },
  {
    why: 'a floating promise',
    path: 'src/users/floating.ts',
    source: 'export const work = (): void => {\n  Promise.resolve(1);\n};\n',
    rule: 'typescript(no-floating-promises)',
  },
  {
    why: 'a value of another type',
    path: 'src/users/wrong-type.ts',
    source: "export const count: number = 'many';\n",
    rule: 'typescript(TS2322)',
  },
  {
    why: 'a value of another type in a page',
    path: 'web/src/wrong-type.tsx',
    source: "export const Page = () => <p hidden={'no'.length}>Page</p>;\n",
    rule: 'typescript(TS2322)',
  },
  {
    why: 'any',
    path: 'src/users/any.ts',
    source: 'export const loose = (value: any): string => String(value);\n',
    rule: 'typescript(no-explicit-any)',
  },
  {
    why: 'a value import used as a type',
    path: 'src/users/type-import.ts',
    source: "import { Readable } from 'node:stream';\nexport type Input = Readable;\n",
    rule: 'typescript(consistent-type-imports)',
  },
  {
    why: 'the same import for a decorated constructor, which needs the value at run time',
    path: 'src/users/injected.ts',
    source: [
      "import { Injectable } from '@nestjs/common';",
      "import { ModuleRef } from '@nestjs/core';",
      '@Injectable()',
      'export class Injected {',
      '  constructor(readonly modules: ModuleRef) {}',
      '}',
      '',
    ].join('\n'),
    rule: null,
  },
  {
    why: 'forwardRef',
    path: 'src/users/forward.ts',
    source:
      "import { forwardRef } from '@nestjs/common';\nexport const lazy = forwardRef(() => 1);\n",
    rule: 'eslint(no-restricted-imports)',
  },
  {
    why: 'a missing case',
    path: 'src/users/missing-case.ts',
    source: [
      "export const label = (state: 'on' | 'off'): string => {",
      '  switch (state) {',
      "    case 'on':",
      "      return 'On';",
      '  }',
      "  return 'Off';",
      '};',
      '',
    ].join('\n'),
    rule: 'typescript(switch-exhaustiveness-check)',
  },
  {
    why: 'a file name that is not kebab-case',
    path: 'src/users/UserService.ts',
    source: 'export const value = 1;\n',
    rule: 'unicorn(filename-case)',
  },
  {
    why: 'a test that hides the others',
    path: 'test/e2e/focused.e2e-spec.ts',
    source: "import { it } from '@jest/globals';\nit.only('runs alone', () => undefined);\n",
    rule: 'jest(no-focused-tests)',
  },
  {
    why: 'a test that proves nothing',
    path: 'test/e2e/hollow.e2e-spec.ts',
    source: "import { it } from '@jest/globals';\nit('should be defined', () => undefined);\n",
    rule: 'jest(valid-title)',
  },
  {
    why: 'a hook called conditionally',
    path: 'web/src/conditional-hook.tsx',
    source: [
      "import { useState } from 'react';",
      'export function Panel({ open }: { open: boolean }) {',
      '  if (open) useState(1);',
      '  return null;',
      '}',
      '',
    ].join('\n'),
    rule: 'react-hooks(rules-of-hooks)',
  },
  {
    why: 'an effect that does not say what it reads',
    path: 'web/src/forgotten-dependency.tsx',
    source: [
      "import { useEffect } from 'react';",
      'export function Title({ say }: { say: () => void }) {',
      '  useEffect(() => {',
      '    say();',
      '  }, []);',
      '  return null;',
      '}',
      '',
    ].join('\n'),
    rule: 'react-hooks(exhaustive-deps)',
  },
  {
    why: 'what nothing uses',
    path: 'src/users/unused.ts',
    source: 'const unused = 1;\nexport const used = 2;\n',
    rule: 'eslint(no-unused-vars)',
  },
  {
    why: 'a comparison that converts',
    path: 'src/users/loose-equality.ts',
    source: 'export const same = (a: number, b: number): boolean => a == b;\n',
    rule: 'eslint(eqeqeq)',
  },
  {
    why: 'a comparison with null, for both kinds of nothing',
    path: 'src/users/nothing.ts',
    source: 'export const none = (a: number | null | undefined): boolean => a == null;\n',
    rule: null,
  },
  {
    why: 'a name in a script that nothing gives',
    path: 'scripts/undefined.mjs',
    source: 'export const answer = questionOf(42);\n',
    rule: 'eslint(no-undef)',
  },
  {
    why: 'a rule switched off where it finds nothing',
    path: 'src/users/needless-comment.ts',
    source: '// oxlint-disable-next-line no-console\nexport const value = 1;\n',
    rule: 'Unused oxlint-disable directive (no problems were reported).',
  },
];

describe('code rules', () => {
  let tree: FixtureTree;
  let rulesOf: Map<string, string[]>;

  beforeAll(async () => {
    const config = 'oxlint.config.ts';
    tree = await FixtureTree.create({
      [config]: readFileSync(FixtureTree.repositoryFile(config), 'utf8'),
      ...Object.fromEntries(CASES.map(({ path, source }) => [path, source])),
    });
    rulesOf = new Map(CASES.map(({ path }) => [path, []]));
    const { diagnostics } = JSON.parse(await tree.run('oxlint', ['--format', 'json'])) as {
      diagnostics: { filename: string; code?: string; message: string }[];
    };
    for (const { filename, code, message } of diagnostics) {
      rulesOf.get(filename)?.push(code ?? message);
    }
  }, 60_000);

  afterAll(() => tree?.remove());

  it.each(CASES.filter(({ rule }) => rule))('refuses $why', ({ path, rule }) => {
    expect(rulesOf.get(path)).toEqual([rule]);
  });

  it.each(CASES.filter(({ rule }) => !rule))('allows $why', ({ path }) => {
    expect(rulesOf.get(path)).toEqual([]);
  });
});
