import { readFileSync, globSync } from 'node:fs';
import { defineConfig } from 'oxlint';

/**
 * The compiler writes the types of a decorated constructor's parameters into the program, for dependency
 * injection: what is imported there must stay a value, also where it is named as a type only.
 */
const WITH_DECORATORS = globSync('{src,test}/**/*.ts', { cwd: import.meta.dirname }).filter(
  (path) => /^\s*@[A-Z]\w*\(/m.test(readFileSync(`${import.meta.dirname}/${path}`, 'utf8')),
);

/** Run by a person or a build tool, not served: they may print and read the environment. */
const TOOLING = ['scripts/**', 'bench/**', '**/*.config.{js,mjs,cjs,ts}'];
const TESTS = [
  'test/**',
  'src/**/testing/**',
  '**/*.{spec,int-spec,e2e-spec,browser-spec}.{ts,tsx}',
  '**/*.fixture.mjs',
];
const SCRIPTS = '**/*.{js,mjs,cjs}';

/**
 * All that reads the code without running it, but for who may import whom (.dependency-cruiser.js). What the
 * house's rules find is in test/house/code-rules.spec.ts.
 */
export default defineConfig({
  options: { typeAware: true, typeCheck: true, reportUnusedDisableDirectives: 'error' },
  plugins: ['eslint', 'typescript', 'import', 'jest', 'react', 'unicorn'],
  env: { node: true, es2024: true },
  categories: { correctness: 'error' },
  ignorePatterns: [
    '**/node_modules/**',
    '**/dist/**',
    '**/coverage/**',
    '**/.data*/**',
    '**/.cache/**',
    '**/*.gen.ts',
    '**/*.gen.d.ts',
  ],
  rules: {
    // The house's own.
    'eslint/eqeqeq': ['error', 'always', { null: 'ignore' }],
    'eslint/no-console': 'error',
    'eslint/no-restricted-imports': [
      'error',
      {
        paths: [
          {
            name: '@nestjs/common',
            importNames: ['forwardRef'],
            message: 'A cycle between providers is a design fault; break it with an event.',
          },
          {
            name: '@nestjs/swagger',
            importNames: ['PartialType'],
            message:
              'It takes null for a field that is left out; use AllOmittable of platform/http.',
          },
          {
            name: 'class-validator',
            importNames: ['IsOptional'],
            message: 'It takes null for a field that is left out; use Omittable of platform/http.',
          },
          {
            name: 'process',
            importNames: ['env'],
            message: 'Only src/platform/config reads the environment.',
          },
          {
            name: 'node:process',
            importNames: ['env'],
            message: 'Only src/platform/config reads the environment.',
          },
        ],
      },
    ],
    'eslint/no-restricted-properties': [
      'error',
      {
        object: 'process',
        property: 'env',
        message: 'Only src/platform/config reads the environment; take a typed setting from it.',
      },
      {
        object: 'globalThis',
        property: 'process',
        message: 'It is there without globalThis, and a rule sees then what is taken from it.',
      },
    ],
    'import/no-default-export': 'error',
    'jest/valid-title': [
      'error',
      { mustNotMatch: ['^should be defined$', 'Test what the thing does, not that it exists.'] },
    ],
    'typescript/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],

    // Faults that are seen in the text alone, besides those of the category.
    'eslint/no-array-constructor': 'error',
    'eslint/no-case-declarations': 'error',
    'eslint/no-empty': 'error',
    'eslint/no-fallthrough': 'error',
    'eslint/no-prototype-builtins': 'error',
    'eslint/no-regex-spaces': 'error',
    'eslint/no-unexpected-multiline': 'error',
    'eslint/no-unused-vars': [
      'error',
      { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
    ],
    'eslint/no-useless-assignment': 'error',
    'eslint/no-var': 'error',
    'eslint/prefer-const': 'error',
    'eslint/prefer-rest-params': 'error',
    'eslint/prefer-spread': 'error',
    'eslint/preserve-caught-error': 'error',
    'typescript/ban-ts-comment': 'error',
    'typescript/no-empty-object-type': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-namespace': 'error',
    'typescript/no-require-imports': 'error',
    'typescript/no-unnecessary-type-constraint': 'error',
    'typescript/no-unsafe-function-type': 'error',

    // Of the category, but not for us: a helper may assert, a thrown error may be any, and what the React
    // compiler could not rewrite is no fault in an app that it does not compile.
    'import/namespace': 'off',
    'jest/expect-expect': 'off',
    'jest/no-conditional-expect': 'off',
    'jest/no-standalone-expect': 'off',
    'jest/require-to-throw-message': 'off',
    'react/purity': 'off',
    'react/refs': 'off',
    'react/set-state-in-effect': 'off',
    'typescript/no-misused-spread': 'off',
    'typescript/no-useless-default-assignment': 'off',
    'typescript/require-array-sort-compare': 'off',
    'unicorn/no-thenable': 'off',
    'unicorn/no-useless-spread': 'off',

    // What needs types.
    // React event handlers and framework hooks take async functions whose result nobody reads.
    'typescript/no-misused-promises': [
      'error',
      { checksVoidReturn: { attributes: false, arguments: false } },
    ],
    'typescript/no-unnecessary-type-assertion': 'error',
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-enum-comparison': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-return': 'error',
    'typescript/only-throw-error': 'error',
    'typescript/prefer-promise-reject-errors': 'error',
    'typescript/restrict-plus-operands': 'error',
    'typescript/switch-exhaustiveness-check': [
      'error',
      { considerDefaultExhaustiveForUnions: true },
    ],
  },
  overrides: [
    {
      files: ['{src,sandbox,test,bench,scripts}/**'],
      rules: { 'unicorn/filename-case': ['error', { case: 'kebabCase' }] },
    },
    {
      // No compiler reads these, and they say no types.
      files: [SCRIPTS],
      rules: {
        'eslint/no-undef': 'error',
        'typescript/no-base-to-string': 'off',
        'typescript/restrict-template-expressions': 'off',
      },
    },
    { files: ['{web,admin-ui}/public/**/*.js'], env: { browser: true, serviceworker: true } },
    {
      files: ['sandbox/**', ...TOOLING, ...TESTS],
      rules: { 'eslint/no-console': 'off' },
    },
    {
      files: ['src/platform/config/**', 'sandbox/main.ts', ...TOOLING, ...TESTS],
      rules: { 'eslint/no-restricted-properties': 'off' },
    },
    {
      // Tools load these by their default export.
      files: [
        '**/*.config.{js,mjs,cjs,ts}',
        '.dependency-cruiser.js',
        'test/**/global-*.{js,mjs,ts}',
        'test/*-environment.mjs',
        'test/longest-first.mjs',
        'admin-ui/icons/src/*.tsx',
      ],
      rules: { 'import/no-default-export': 'off' },
    },
    {
      files: ['{web,admin-ui}/**/*.{ts,tsx}'],
      rules: {
        'react/rules-of-hooks': 'error',
        // The router's redirects are thrown, and are not errors.
        'typescript/only-throw-error': [
          'error',
          {
            allow: [
              {
                from: 'package',
                package: '@tanstack/router-core',
                name: ['Redirect', 'NotFoundError'],
              },
            ],
          },
        ],
      },
    },
    {
      files: WITH_DECORATORS,
      rules: { 'typescript/consistent-type-imports': 'off' },
    },
    {
      // Answers of the server under test are JSON of unknown type; the assertions check them. Scripts say
      // no types.
      files: [SCRIPTS, ...TESTS],
      rules: {
        'typescript/no-unsafe-argument': 'off',
        'typescript/no-unsafe-assignment': 'off',
        'typescript/no-unsafe-call': 'off',
        'typescript/no-unsafe-member-access': 'off',
        'typescript/no-unsafe-return': 'off',
        'typescript/unbound-method': 'off',
      },
    },
  ],
});
