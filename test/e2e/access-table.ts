import type { Permission } from '../../src/users/index.js';

/**
 * Who may call which route, as people agreed: `public`, or the permission that it needs. A route of
 * the program that is missing here, or is guarded in another way, fails the tests; so whoever adds a
 * route adds a line.
 */
export const ACCESS_TABLE: Readonly<Record<string, 'public' | Permission>> = {
  'GET /health/live': 'public',
  'GET /health/ready': 'public',

  'POST /api/v1/auth/register': 'public',
  'POST /api/v1/auth/login': 'public',
  // These two look at the tokens themselves: what they are for is over or about to be.
  'POST /api/v1/auth/refresh': 'public',
  'POST /api/v1/auth/logout': 'public',
  'GET /api/v1/auth/session': 'account:read',
  // The key of a link by mail is the proof.
  'POST /api/v1/auth/verify-email': 'public',
  'POST /api/v1/auth/verify-email/send': 'account:write',
  'POST /api/v1/auth/verify-email/renew': 'public',
  'POST /api/v1/auth/change-email': 'account:write',
  'POST /api/v1/auth/change-email/revert': 'public',
  'POST /api/v1/auth/forgot-password': 'public',
  'POST /api/v1/auth/reset-password': 'public',
  'POST /api/v1/auth/change-password': 'account:write',
  'GET /api/v1/auth/sessions': 'account:read',
  'DELETE /api/v1/auth/sessions': 'account:write',
  'DELETE /api/v1/auth/sessions/:id': 'account:write',

  'GET /api/v1/service': 'public',
  'GET /api/v1/auth/methods': 'public',
  'GET /api/v1/auth/oauth/:provider/start': 'public',
  // These are for the browser that set out, which its cookies show.
  'GET /api/v1/auth/oauth/:provider/callback': 'public',
  'POST /api/v1/auth/oauth/exchange': 'public',
  'GET /api/v1/auth/oauth/grants/:id': 'public',
  'POST /api/v1/auth/oauth/grants/:id/account': 'public',
  'POST /api/v1/auth/oauth/grants/:id/link': 'account:write',
  'GET /api/v1/auth/identities': 'account:read',
  'POST /api/v1/auth/identities': 'account:write',
  'DELETE /api/v1/auth/identities/:id': 'account:write',
  'GET /api/v1/auth/sms/options': 'public',
  'POST /api/v1/auth/sms/request-otp': 'public',
  'POST /api/v1/auth/sms/verify-otp': 'public',

  'GET /api/v1/users/me': 'account:read',
  'PATCH /api/v1/users/me': 'account:write',
  'GET /api/v1/users/me/permissions': 'account:read',
  // One's own by its owner: there is no id to try.
  'GET /api/v1/users/me/stats': 'account:read',
  'GET /api/v1/users/me/activity': 'account:read',
  'PUT /api/v1/users/me/avatar': 'account:write',
  'DELETE /api/v1/users/me/avatar': 'account:write',
  // A number is one's own by its owner: there is no id to try.
  'POST /api/v1/users/me/phone': 'account:write',
  'POST /api/v1/users/me/phone/confirm': 'account:write',
  'POST /api/v1/users/me/phone/remove': 'account:write',
  'GET /api/v1/users/me/preferences': 'account:read',
  'PATCH /api/v1/users/me/preferences': 'account:write',
  'POST /api/v1/users/me/export': 'account:read',
  'GET /api/v1/users/me/privacy-requests': 'account:read',
  'GET /api/v1/users/me/privacy-requests/:id': 'account:read',
  'GET /api/v1/users/me/privacy-requests/:id/download': 'account:read',
  'POST /api/v1/users/me/erase': 'account:write',
  // Whoever had the account has none any more; the id of the receipt is the key.
  'GET /api/v1/erasures/:id': 'public',

  'GET /api/v1/transformation-types': 'public',
  'GET /api/v1/transformation-types/:slug': 'public',

  'POST /api/v1/uploads': 'uploads:create',
  'GET /api/v1/uploads/:id': 'uploads:create',
  'DELETE /api/v1/uploads/:id': 'uploads:create',
  // The address itself is the key: signed, for one picture, for five minutes.
  'GET /api/v1/files/:id/:rendition': 'public',

  'POST /api/v1/quotes': 'generations:create',
  'POST /api/v1/generations': 'generations:create',
  'GET /api/v1/generations': 'generations:read',
  'GET /api/v1/generations/:id': 'generations:read',
  'PATCH /api/v1/generations/:id': 'generations:write',
  'DELETE /api/v1/generations/:id': 'generations:write',
  'POST /api/v1/generations/:id/cancel': 'generations:write',
  'POST /api/v1/generations/:id/retry': 'generations:create',
  'GET /api/v1/generations/:id/events': 'generations:read',
  'GET /api/v1/generations/:id/artifacts/:artifactId/download': 'artifacts:download',

  'GET /api/v1/billing/plans': 'public',
  'GET /api/v1/billing/packs': 'public',
  'GET /api/v1/billing/trust': 'public',
  'GET /api/v1/billing/ledger': 'billing:read',
  'GET /api/v1/billing/free-tier': 'billing:read',
  'GET /api/v1/billing/balance': 'billing:read',
  'GET /api/v1/billing/gateways': 'public',
  'POST /api/v1/billing/checkout': 'payments:create',
  'GET /api/v1/billing/history': 'billing:read',
  'GET /api/v1/billing/payments/:id': 'billing:read',
  'GET /api/v1/billing/receipts/:id': 'billing:read',
  // The signature over the body is the proof.
  'POST /api/v1/webhooks/:gateway': 'public',

  'GET /api/v1/admin/stats': 'users:read',
  'GET /api/v1/admin/users': 'users:read',
  'GET /api/v1/admin/users/:id': 'users:read',
  'POST /api/v1/admin/users/:id/suspend': 'users:suspend',
  'POST /api/v1/admin/users/:id/reactivate': 'users:suspend',
  'PUT /api/v1/admin/users/:id/role': 'roles:assign',
  'GET /api/v1/admin/users/:id/roles': 'users:read',
  'PUT /api/v1/admin/users/:id/roles/:role': 'roles:assign',
  'DELETE /api/v1/admin/users/:id/roles/:role': 'roles:assign',
  'GET /api/v1/admin/permissions': 'users:read',
  'GET /api/v1/admin/roles': 'users:read',
  'GET /api/v1/admin/roles/:key': 'users:read',
  'POST /api/v1/admin/roles': 'roles:write',
  'PATCH /api/v1/admin/roles/:key': 'roles:write',
  'DELETE /api/v1/admin/roles/:key': 'roles:write',
  'GET /api/v1/admin/users/:id/identities': 'users:read',
  'GET /api/v1/admin/users/:id/sessions': 'users:read',
  'DELETE /api/v1/admin/users/:id/sessions': 'sessions:revoke',
  'DELETE /api/v1/admin/users/:id/sessions/:sessionId': 'sessions:revoke',

  'GET /api/v1/admin/transformation-types': 'types:read',
  'POST /api/v1/admin/transformation-types': 'types:write',
  'GET /api/v1/admin/transformation-types/:id': 'types:read',
  'PATCH /api/v1/admin/transformation-types/:id': 'types:write',
  'DELETE /api/v1/admin/transformation-types/:id': 'types:write',
  'POST /api/v1/admin/transformation-types/:id/versions': 'types:write',
  'PATCH /api/v1/admin/transformation-types/:id/versions/:number': 'types:write',
  'POST /api/v1/admin/transformation-types/:id/versions/:number/publish': 'types:publish',
  'POST /api/v1/admin/transformation-types/:id/enable': 'types:publish',
  'POST /api/v1/admin/transformation-types/:id/disable': 'types:publish',
  'POST /api/v1/admin/transformation-types/:id/archive': 'types:publish',
  'PUT /api/v1/admin/transformation-types/:id/price': 'prices:write',

  'GET /api/v1/admin/generations': 'generations:read-any',
  'GET /api/v1/admin/generations/:id': 'generations:read-any',
  'POST /api/v1/admin/grants': 'credits:grant',
  'GET /api/v1/admin/prices': 'plans:write',
  'PUT /api/v1/admin/prices/plans/:slug': 'plans:write',
  'PUT /api/v1/admin/prices/packs/:slug': 'plans:write',
  'GET /api/v1/admin/ledger': 'ledger:read',
  'GET /api/v1/admin/ledger/transactions/:id': 'ledger:read',
  'GET /api/v1/admin/ledger/verify': 'ledger:read',
  'GET /api/v1/admin/audit-events': 'audit:read',
  'GET /api/v1/admin/audit-events/chain': 'audit:read',
  'GET /api/v1/admin/audit-events/verify': 'audit:verify',
  'GET /api/v1/admin/audit-events/export': 'audit:export',
  'GET /api/v1/admin/audit-events/:id': 'audit:read',
};

/** Routes that are no part of the API and that no guard stands before: pages and documents. */
export const UNGUARDED = [/^\/api\/v1\/docs(\/|$)/, /^\/api\/v1\/(openapi\.json|docs-.*)$/];
