import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { FixtureTree } from './fixture-tree.js';

/** What ESLint and oxlint must say about each file: the rule, or null where the same code is allowed. */
const CASES: { why: string; path: string; source: string; rule: string | null }[] = [
  {
    why: 'a default export',
    path: 'src/users/default-export.ts',
    source: 'const value = 1;\nexport default value;\n',
    rule: 'no-restricted-syntax',
  },
  {
    why: 'a default export by another spelling',
    path: 'src/users/default-specifier.ts',
    source: 'const value = 1;\nexport { value as default };\n',
    rule: 'no-restricted-syntax',
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
    rule: 'no-restricted-syntax',
  },
  {
    why: 'globalThis.process.env',
    path: 'src/users/global-environment.ts',
    source: "export const home = globalThis.process.env['HOME'];\n",
    rule: 'no-restricted-syntax',
  },
  {
    why: 'destructured process.env',
    path: 'src/users/destructured-environment.ts',
    source: 'const { env } = process;\nexport const home = env;\n',
    rule: 'no-restricted-syntax',
  },
  {
    why: 'env from node:process',
    path: 'src/users/imported-environment.ts',
    source: "import { env } from 'node:process';\nexport const home = env;\n",
    rule: 'no-restricted-imports',
  },
  {
    why: 'null for a field that is left out',
    path: 'src/users/optional.ts',
    source:
      "import { IsOptional } from 'class-validator';\nexport const optional = IsOptional();\n",
    rule: 'no-restricted-imports',
  },
  {
    why: 'null for a field of a change that is left out',
    path: 'src/users/partial.ts',
    source:
      "import { PartialType } from '@nestjs/swagger';\nclass A {}\nexport class B extends PartialType(A) {}\n",
    rule: 'no-restricted-syntax',
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
    rule: 'no-console',
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
    rule: '@typescript-eslint/no-explicit-any',
  },
  {
    why: 'a value import used as a type',
    path: 'src/users/type-import.ts',
    source: "import { Readable } from 'node:stream';\nexport type Input = Readable;\n",
    rule: '@typescript-eslint/consistent-type-imports',
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
    rule: 'no-restricted-imports',
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
    rule: 'house/kebab-case-file',
  },
  {
    why: 'a test that hides the others',
    path: 'test/e2e/focused.e2e-spec.ts',
    source: "import { it } from '@jest/globals';\nit.only('runs alone', () => undefined);\n",
    rule: 'no-restricted-syntax',
  },
  {
    why: 'a test that proves nothing',
    path: 'test/e2e/hollow.e2e-spec.ts',
    source: "import { it } from '@jest/globals';\nit('should be defined', () => undefined);\n",
    rule: 'no-restricted-syntax',
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
    rule: 'react-hooks/rules-of-hooks',
  },
];

describe('code rules', () => {
  let tree: FixtureTree;
  let rulesOf: Map<string, string[]>;

  beforeAll(async () => {
    const types = '.oxlintrc.json';
    tree = await FixtureTree.create({
      [types]: readFileSync(FixtureTree.repositoryFile(types), 'utf8'),
      ...Object.fromEntries(CASES.map(({ path, source }) => [path, source])),
    });
    rulesOf = new Map(CASES.map(({ path }) => [path, []]));
    await Promise.all([readByEslint(), readByOxlint()]);
  }, 60_000);

  async function readByEslint(): Promise<void> {
    const config = FixtureTree.repositoryFile('eslint.config.js');
    const report = await tree.run('eslint', ['--config', config, '--format', 'json', '.']);
    const results = JSON.parse(report) as {
      filePath: string;
      messages: { ruleId: string | null }[];
    }[];
    for (const { filePath, messages } of results) {
      const rules = rulesOf.get(tree.relative(filePath));
      rules?.push(...messages.map(({ ruleId }) => ruleId ?? 'not parsed'));
    }
  }

  async function readByOxlint(): Promise<void> {
    const report = await tree.run('oxlint', ['--format', 'json']);
    const { diagnostics } = JSON.parse(report) as {
      diagnostics: { filename: string; code: string }[];
    };
    for (const { filename, code } of diagnostics) rulesOf.get(filename)?.push(code);
  }

  afterAll(() => tree?.remove());

  it.each(CASES.filter(({ rule }) => rule))('refuses $why', ({ path, rule }) => {
    expect(rulesOf.get(path)).toEqual([rule]);
  });

  it.each(CASES.filter(({ rule }) => !rule))('allows $why', ({ path }) => {
    expect(rulesOf.get(path)).toEqual([]);
  });
});
