import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router';

import { OAUTH_PROVIDERS } from '../api/oauth-providers.js';
import type { ActivityKind, GenerationStatus } from '../api/types.js';
import { type CallbackSearch, PROBLEM_KINDS } from '../features/auth/callback-search.js';
import { HomePage } from '../features/home/home-page.js';
import { PagePending } from '../ui/page-pending.js';
import { BrokenPage } from './broken-page.js';
import { lazyPage } from './lazy-pages.js';
import { NotFoundPage } from './not-found-page.js';
import { PATHS } from './paths.js';
import { RootLayout } from './root-layout.js';

const root = createRootRoute({ component: RootLayout, notFoundComponent: NotFoundPage });

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const home = createRoute({ getParentRoute: () => root, path: PATHS.home, component: HomePage });

const catalogue = createRoute({
  getParentRoute: () => root,
  path: PATHS.catalogue,
  validateSearch: (search: Record<string, unknown>): { category?: string; q?: string } =>
    defined({ category: text(search.category), q: text(search.q) }),
  component: lazyPage(() => import('../features/catalogue/catalogue-page.js'), 'CataloguePage'),
});

const studioIndex = createRoute({
  getParentRoute: () => root,
  path: PATHS.studioIndex,
  beforeLoad: () => {
    throw redirect({ to: '/catalogue', replace: true });
  },
});

const studio = createRoute({
  getParentRoute: () => root,
  path: PATHS.studio,
  validateSearch: (search: Record<string, unknown>): { run?: string; work?: string } =>
    defined({ run: text(search.run), work: text(search.work) }),
  component: lazyPage(() => import('../features/studio/studio-page.js'), 'StudioPage'),
});

const result = createRoute({
  getParentRoute: () => root,
  path: PATHS.result,
  component: lazyPage(() => import('../features/result/result-page.js'), 'ResultPage'),
});

const STATUSES: readonly GenerationStatus[] = [
  'PENDING',
  'PROCESSING',
  'COMPLETED',
  'FAILED',
  'BLOCKED',
  'CANCELED',
  'EXPIRED',
];

export interface GallerySearch {
  status?: GenerationStatus;
  category?: string;
  q?: string;
  favourite?: true;
}

const gallery = createRoute({
  getParentRoute: () => root,
  path: PATHS.gallery,
  validateSearch: (search: Record<string, unknown>): GallerySearch =>
    defined({
      status: STATUSES.find((status) => status === search.status),
      category: text(search.category),
      q: text(search.q),
      favourite: search.favourite === true ? (true as const) : undefined,
    }),
  component: lazyPage(() => import('../features/gallery/gallery-page.js'), 'GalleryPage'),
});

const account = createRoute({
  getParentRoute: () => root,
  path: PATHS.account,
  component: lazyPage(() => import('../features/account/account-page.js'), 'AccountPage'),
});

const privacy = createRoute({
  getParentRoute: () => root,
  path: PATHS.privacy,
  component: lazyPage(() => import('../features/privacy/privacy-page.js'), 'PrivacyPage'),
});

const erased = createRoute({
  getParentRoute: () => root,
  path: PATHS.erased,
  component: lazyPage(() => import('../features/privacy/receipt-page.js'), 'ReceiptPage'),
});

const security = createRoute({
  getParentRoute: () => root,
  path: PATHS.security,
  component: lazyPage(() => import('../features/security/security-page.js'), 'SecurityPage'),
});

const ACTIVITY_KINDS: readonly ActivityKind[] = ['sign-in', 'change', 'run', 'archive'];

export interface ActivitySearch {
  kind?: ActivityKind;
}

const activity = createRoute({
  getParentRoute: () => root,
  path: PATHS.activity,
  validateSearch: (search: Record<string, unknown>): ActivitySearch =>
    defined({ kind: ACTIVITY_KINDS.find((kind) => kind === search.kind) }),
  component: lazyPage(() => import('../features/activity/activity-page.js'), 'ActivityPage'),
});

const plan = createRoute({
  getParentRoute: () => root,
  path: PATHS.plan,
  component: lazyPage(() => import('../features/plan/plan-page.js'), 'PlanPage'),
});

const pricing = createRoute({
  getParentRoute: () => root,
  path: PATHS.pricing,
  validateSearch: (search: Record<string, unknown>): { from?: string } =>
    defined({ from: text(search.from) }),
  component: lazyPage(() => import('../features/billing/pricing-page.js'), 'PricingPage'),
});

const billing = createRoute({
  getParentRoute: () => root,
  path: PATHS.billing,
  component: lazyPage(() => import('../features/billing/billing-page.js'), 'BillingPage'),
});

const paymentReturn = createRoute({
  getParentRoute: () => root,
  path: PATHS.paymentReturn,
  validateSearch: (search: Record<string, unknown>): { payment?: string; left?: true } =>
    defined({
      payment: text(search.payment),
      left: search.left === 1 || search.left === true ? (true as const) : undefined,
    }),
  component: lazyPage(() => import('../features/billing/return-page.js'), 'ReturnPage'),
});

export interface AuthSearch {
  returnTo?: string;
  by?: 'phone';
}

const authSearch = (search: Record<string, unknown>): AuthSearch =>
  defined({
    returnTo: text(search.returnTo),
    by: search.by === 'phone' ? ('phone' as const) : undefined,
  });

const signIn = createRoute({
  getParentRoute: () => root,
  path: PATHS.signIn,
  validateSearch: authSearch,
  component: lazyPage(() => import('../features/auth/sign-in-page.js'), 'SignInPage'),
});

const signUp = createRoute({
  getParentRoute: () => root,
  path: PATHS.signUp,
  validateSearch: authSearch,
  component: lazyPage(() => import('../features/auth/sign-up-page.js'), 'SignUpPage'),
});

const verifyEmail = createRoute({
  getParentRoute: () => root,
  path: PATHS.verifyEmail,
  component: lazyPage(() => import('../features/auth/verify-email-page.js'), 'VerifyEmailPage'),
});

const takeBack = createRoute({
  getParentRoute: () => root,
  path: PATHS.takeBack,
  component: lazyPage(() => import('../features/auth/take-back-page.js'), 'TakeBackPage'),
});

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: PATHS.forgotPassword,
  component: lazyPage(
    () => import('../features/auth/forgot-password-page.js'),
    'ForgotPasswordPage',
  ),
});

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: PATHS.resetPassword,
  component: lazyPage(() => import('../features/auth/reset-password-page.js'), 'ResetPasswordPage'),
});

const authCallback = createRoute({
  getParentRoute: () => root,
  path: PATHS.authCallback,
  validateSearch: (search: Record<string, unknown>): CallbackSearch =>
    defined({
      code: text(search.code),
      problem: PROBLEM_KINDS.find((kind) => kind === search.problem),
      provider: OAUTH_PROVIDERS.find((provider) => provider === search.provider),
      returnTo: text(search.returnTo),
      requestId: text(search.requestId),
      linking: text(search.linking),
    }),
  component: lazyPage(() => import('../features/auth/callback-page.js'), 'CallbackPage'),
});

const authConnect = createRoute({
  getParentRoute: () => root,
  path: PATHS.authConnect,
  component: lazyPage(() => import('../features/auth/connect-page.js'), 'ConnectPage'),
});

const terms = createRoute({
  getParentRoute: () => root,
  path: PATHS.terms,
  component: lazyPage(() => import('../features/notices/terms-page.js'), 'TermsPage'),
});

const privacyNotice = createRoute({
  getParentRoute: () => root,
  path: PATHS.privacyNotice,
  component: lazyPage(
    () => import('../features/notices/privacy-notice-page.js'),
    'PrivacyNoticePage',
  ),
});

const contact = createRoute({
  getParentRoute: () => root,
  path: PATHS.contact,
  component: lazyPage(() => import('../features/notices/contact-page.js'), 'ContactPage'),
});

const trust = createRoute({
  getParentRoute: () => root,
  path: PATHS.trust,
  component: lazyPage(() => import('../features/notices/trust-page.js'), 'TrustPage'),
});

/** Drops what is undefined, so that absent filters leave no trace in the address. */
function defined<T extends object>(values: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    catalogue,
    studioIndex,
    studio,
    result,
    gallery,
    account,
    privacy,
    erased,
    security,
    activity,
    pricing,
    billing,
    plan,
    paymentReturn,
    signIn,
    signUp,
    verifyEmail,
    takeBack,
    forgotPassword,
    resetPassword,
    authCallback,
    authConnect,
    terms,
    privacyNotice,
    contact,
    trust,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingMs: 200,
  defaultPendingComponent: PagePending,
  defaultErrorComponent: BrokenPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
