import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const TYPESCRIPT = ['**/*.{ts,tsx}'];
const TESTS = [
  'test/**',
  'src/**/testing/**',
  '**/*.{spec,int-spec,e2e-spec,browser-spec}.{ts,tsx}',
  '**/*.fixture.mjs',
];
/** Run by a person or a build tool, not served: they may print and read the environment. */
const TOOLING = ['scripts/**', 'launch/**', 'bench/**', '**/*.config.{js,mjs,cjs,ts}'];

/** The selectors of `no-restricted-syntax`; the rule keeps only its last setting, so they are joined here. */
const NAMED_EXPORTS_ONLY = [
  {
    selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
    message: 'Named exports only: the name then is the same everywhere it is used.',
  },
];
const NO_NULL_FOR_ABSENCE = [
  {
    selector: 'CallExpression[callee.name="PartialType"][arguments.length=1]',
    message: 'Say { skipNullProperties: false }: null would pass for a field that is left out.',
  },
];
const ENVIRONMENT_BY_CONFIG_ONLY = [
  {
    selector:
      'MemberExpression[property.name="env"]:matches([object.name="process"], [object.property.name="process"]),' +
      'VariableDeclarator[init.name="process"] > ObjectPattern > Property[key.name="env"]',
    message: 'Only src/platform/config reads the environment; take a typed setting from it.',
  },
];
const HONEST_TESTS = [
  {
    selector:
      'CallExpression > MemberExpression[object.name=/^(describe|it|test)$/][property.name="only"]',
    message: '`.only` hides every other test of the file.',
  },
  {
    selector: 'CallExpression[callee.name=/^(it|test)$/] > Literal[value=/^should be defined$/]',
    message: 'Test what the thing does, not that it exists.',
  },
];

const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)+$/;

/** Rules that no published plugin offers in this form. */
const house = {
  rules: {
    'kebab-case-file': {
      meta: { type: 'suggestion', schema: [] },
      create: (context) => ({
        Program(node) {
          const name = context.filename.split(/[\\/]/).at(-1);
          if (!KEBAB_CASE.test(name)) {
            context.report({ node, message: `"${name}" is not kebab-case.` });
          }
        },
      }),
    },
  },
};

const readonly = (names) => Object.fromEntries(names.map((name) => [name, 'readonly']));
const NODE_GLOBALS = readonly([
  ...['process', 'console', 'Buffer', 'URL', 'URLSearchParams', 'AbortController', 'AbortSignal'],
  ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate'],
  ...['fetch', 'Response', 'Request', 'Headers', 'FormData', 'Blob', 'File', 'performance'],
  ...['TextEncoder', 'TextDecoder', 'structuredClone', 'queueMicrotask', 'globalThis', 'crypto'],
]);
const BROWSER_GLOBALS = readonly([
  ...['window', 'document', 'navigator', 'location', 'localStorage', 'sessionStorage'],
  ...['matchMedia', 'self', 'caches', 'clients', 'addEventListener', 'requestAnimationFrame'],
]);

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/**',
      '**/dist/**',
      '**/coverage/**',
      '**/.data*/**',
      '**/.cache/**',
      '**/*.gen.ts',
      '**/*.gen.d.ts',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { globals: NODE_GLOBALS },
  },
  {
    files: ['{web,admin-ui}/public/**/*.js'],
    languageOptions: { globals: BROWSER_GLOBALS },
  },
  {
    files: TYPESCRIPT,
    extends: [tseslint.configs.recommended],
    languageOptions: {
      // As tsconfig.json says, which is not read here.
      parserOptions: { experimentalDecorators: true, emitDecoratorMetadata: true },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      // Files with decorators are left alone by this rule: their constructor parameter types must
      // exist at run time for dependency injection.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        ...NAMED_EXPORTS_ONLY,
        ...ENVIRONMENT_BY_CONFIG_ONLY,
        ...NO_NULL_FOR_ABSENCE,
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@nestjs/common',
              importNames: ['forwardRef'],
              message: 'A cycle between providers is a design fault; break it with an event.',
            },
            {
              name: 'class-validator',
              importNames: ['IsOptional'],
              message:
                'It takes null for a field that is left out; use Omittable of platform/http.',
            },
            ...['process', 'node:process'].map((name) => ({
              name,
              importNames: ['env'],
              message: 'Only src/platform/config reads the environment.',
            })),
          ],
        },
      ],
    },
  },
  {
    files: ['{src,sandbox,test,bench,scripts,launch}/**'],
    plugins: { house },
    rules: { 'house/kebab-case-file': 'error' },
  },
  {
    files: ['{web,admin-ui}/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    // The plugin's further rules are advice for code that the React compiler rewrites, which it runs on
    // each file to give it, in two fifths of the linter's time; these apps are not compiled by it.
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['src/platform/config/**', 'sandbox/main.ts'],
    rules: { 'no-restricted-syntax': ['error', ...NAMED_EXPORTS_ONLY] },
  },
  { files: ['sandbox/**', ...TOOLING], rules: { 'no-console': 'off' } },
  { files: TOOLING, rules: { 'no-restricted-syntax': ['error', ...NAMED_EXPORTS_ONLY] } },
  {
    files: TESTS,
    rules: {
      'no-restricted-syntax': ['error', ...NAMED_EXPORTS_ONLY, ...HONEST_TESTS],
      'no-console': 'off',
    },
  },
  {
    // Tools load these by their default export, and no tsconfig needs to include them.
    files: [
      '**/*.config.{js,mjs,cjs,ts}',
      '.dependency-cruiser.js',
      'test/**/global-*.{js,mjs,ts}',
      'test/*-environment.mjs',
      'test/longest-first.mjs',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
