import type { OAuthProvider } from '../../api/oauth-providers.js';

/** What can go wrong on the way to a provider and back, as the server names it, and at its end. */
export const PROBLEM_KINDS = [
  'declined',
  'expired',
  'spent',
  'unavailable',
  'untrusted',
  'off',
  'busy',
  'failed',
  'taken',
  'another-session',
  'suspended',
  'offline',
] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

/** The address that the server leads to after a provider: with a code, or with a problem. */
export interface CallbackSearch {
  code?: string;
  problem?: ProblemKind;
  provider?: OAuthProvider;
  returnTo?: string;
  requestId?: string;
  linking?: string;
}
