/**
 * Who may import whom. One table says it for the modules of the server; everything else follows
 * from it. A folder of src/ that is not in the table is an error, so a new module states its place.
 */
const BASE = ['platform', 'audit-log'];
const PRODUCT_BASE = [...BASE, 'auth', 'users', 'transformation-types', 'uploads'];

/** Module → the modules it may import. Tests may import anything. */
export const MAY_IMPORT = {
  platform: [],
  'audit-log': ['platform'],
  moderation: ['platform'],
  providers: ['platform', 'moderation'],
  users: BASE,
  auth: [...BASE, 'users'],
  'transformation-types': [...BASE, 'providers', 'moderation'],
  uploads: [...BASE, 'users', 'moderation'],
  billing: PRODUCT_BASE,
  payments: [...PRODUCT_BASE, 'billing'],
  generation: [...PRODUCT_BASE, 'billing', 'providers', 'moderation'],
  previews: [...PRODUCT_BASE, 'billing', 'providers'],
  works: [...PRODUCT_BASE, 'billing', 'generation', 'providers'],
  developer: [...PRODUCT_BASE, 'billing', 'generation', 'providers'],
  privacy: [...PRODUCT_BASE, 'billing', 'generation'],
  account: [...PRODUCT_BASE, 'billing', 'generation'],
  admin: [...PRODUCT_BASE, 'billing', 'generation', 'providers'],
};

const TESTS =
  '(\\.(spec|int-spec|e2e-spec|browser-spec|faults-spec)\\.tsx?|\\.fixture\\.mjs)$|/testing/';
const ORM_SETUP = '^src/mikro-orm\\.(config|entities)\\.ts$';
const anyOf = (names) => `(${names.join('|')})`;
const MODULES = Object.keys(MAY_IMPORT);

const layers = MODULES.map((module) => ({
  name: `layer-${module}`,
  comment:
    `${module} may import only: ${['itself', ...MAY_IMPORT[module]].join(', ')}. ` +
    'Ask through a read model, command through a facade, react to an event.',
  severity: 'error',
  from: { path: `^src/${module}/`, pathNot: TESTS },
  to: { path: '^src/', pathNot: `^src/${anyOf([module, ...MAY_IMPORT[module]])}/` },
}));

export default {
  forbidden: [
    ...layers,
    {
      name: 'module-is-listed',
      comment: 'A folder of src/ has a place in MAY_IMPORT.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `^src/${anyOf(MODULES)}/` },
      to: {},
    },
    {
      name: 'import-listed-modules-only',
      comment: 'A folder of src/ has a place in MAY_IMPORT.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/[^/]+/', pathNot: `^src/${anyOf(MODULES)}/` },
    },
    {
      name: 'through-the-public-door',
      comment: 'Across modules import ../<module>/index.js, never a file behind it.',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: TESTS },
      to: {
        path: '^src/[^/]+/',
        pathNot: ['^src/$1/', '^src/platform/', '^src/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'root-through-the-public-door',
      comment: 'main.ts and app.module.ts, too, import a module by its index.js.',
      severity: 'error',
      from: { path: '^src/[^/]+\\.ts$', pathNot: [TESTS, ORM_SETUP] },
      to: { path: '^src/[^/]+/', pathNot: ['^src/platform/', '^src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'tooling-sees-entities-only',
      comment: 'Migrations and the ORM set-up may name entity files, and the platform.',
      severity: 'error',
      from: { path: ['^migrations/', ORM_SETUP] },
      to: {
        path: '^src/[^/]+/',
        pathNot: ['^src/platform/', '\\.entity\\.ts$', '^src/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'no-cycles',
      comment: 'A cycle means that two things are one, or that an event is missing.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'sandbox-stands-alone',
      comment: 'The stand-ins know the vendors’ protocols, not this program.',
      severity: 'error',
      from: { path: '^sandbox/' },
      to: { path: '^(src|web|admin-ui|migrations|test|bench)/' },
    },
    {
      name: 'nothing-imports-the-sandbox',
      comment: 'The program meets its stand-ins over the network, as it meets the vendors.',
      severity: 'error',
      from: { pathNot: ['^sandbox/', '^test/', TESTS] },
      to: { path: '^sandbox/' },
    },
    {
      name: 'apps-speak-http',
      comment: 'The web app and the console know the API by its generated types only.',
      severity: 'error',
      from: { path: '^(web|admin-ui)/' },
      to: { path: '^(src|sandbox|migrations|test|bench)/' },
    },
    {
      name: 'apps-are-separate',
      severity: 'error',
      from: { path: '^(web|admin-ui)/' },
      to: { path: '^(web|admin-ui)/', pathNot: '^$1/' },
    },
    {
      name: 'program-without-apps',
      comment: 'The server serves the built apps as files.',
      severity: 'error',
      from: { path: '^(src|migrations)/' },
      to: { path: '^(web|admin-ui)/' },
    },
    {
      name: 'program-without-tests',
      severity: 'error',
      from: { path: '^(src|sandbox|web|admin-ui|migrations)/', pathNot: TESTS },
      to: { path: ['^(test|bench)/', TESTS] },
    },
    {
      name: 'runtime-dependencies-only',
      comment: 'Development dependencies are not installed where the program runs.',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'declared-dependencies-only',
      comment: 'What is imported stands in package.json.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'resolves',
      comment: 'Benchmarks use the compiled program, which is not there before the first build.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '(^|/)dist/src/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^((web|admin-ui)/)?(dist|coverage|\\.data[^/]*)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
