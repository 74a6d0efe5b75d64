/**
 * Every address of the web app. The router takes them from here and nowhere else, and so does the
 * server, which gets them with the build as `paths.json` and answers 404 for any other.
 */
export const PATHS = {
  home: '/',
  catalogue: '/catalogue',
  studioIndex: '/studio',
  studio: '/studio/$slug',
  result: '/g/$id',
  gallery: '/gallery',
  account: '/account',
  privacy: '/account/privacy',
  security: '/account/security',
  activity: '/account/activity',
  erased: '/erased/$id',
  signIn: '/sign-in',
  signUp: '/sign-up',
  verifyEmail: '/verify-email',
  takeBack: '/take-back',
  forgotPassword: '/forgot-password',
  resetPassword: '/reset-password',
  authCallback: '/auth/callback',
  authConnect: '/auth/connect/$id',
  pricing: '/pricing',
  billing: '/account/billing',
  plan: '/account/plan',
  paymentReturn: '/billing/return',
  terms: '/terms',
  privacyNotice: '/privacy',
  contact: '/contact',
  trust: '/trust',
} as const;
