export type Page = 'list' | 'show' | 'create' | 'edit';

/** Which pages each resource has; see `ResourcePages`. */
export const PAGES = {
  users: ['list', 'show'],
  roles: ['list', 'show', 'create', 'edit'],
  'transformation-types': ['list', 'show', 'create', 'edit'],
  generations: ['list', 'show'],
  payments: ['list', 'show'],
  refunds: ['list'],
  subscriptions: ['list'],
  prices: ['list'],
  ledger: ['list'],
  'ledger-transactions': ['show'],
  'audit-events': ['list', 'show'],
} as const satisfies Record<string, readonly Page[]>;

/** The tabs that a record's page has besides its first. */
const TABS = {
  users: ['ways-in', 'sessions', 'roles', 'activity', 'credits'],
  payments: ['history', 'ledger'],
  'transformation-types': ['versions', 'price'],
} as const satisfies Partial<Record<keyof typeof PAGES, readonly string[]>>;

const shapes: Readonly<Record<Page, string>> = {
  list: '',
  create: '/create',
  edit: '/$id',
  show: '/$id/show',
};

/**
 * Every address of the console below `/admin`. The server gets them with the build as `paths.json`
 * and answers 404 for any other.
 */
export const PATHS: readonly string[] = [
  '',
  '/login',
  ...Object.entries(PAGES).flatMap(([name, pages]) =>
    pages.map((page) => `/${name}${shapes[page]}`),
  ),
  ...Object.entries(TABS).flatMap(([name, tabs]) => tabs.map((tab) => `/${name}/$id/show/${tab}`)),
];
