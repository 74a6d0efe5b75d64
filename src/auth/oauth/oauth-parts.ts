import { AccountAdoption } from './account-adoption.js';
import { IdentityLinking } from './identity-linking.js';
import { LinkStart } from './link-start.js';
import { OAuthAttempts } from './oauth-attempts.js';
import { OAuthController } from './oauth.controller.js';
import { OAuthExchange } from './oauth-exchange.js';
import { OAuthFlow } from './oauth-flow.js';
import { OAuthGrants } from './oauth-grants.js';
import { OAuthGuard } from './oauth.guard.js';
import { OAuthHousekeeping } from './oauth-housekeeping.js';
import { OAuthProviders } from './oauth-providers.js';
import { OAuthSignIn } from './oauth-sign-in.js';
import { ProviderAccounts } from './provider-accounts.js';
import { PROVIDER_STRATEGIES } from './provider.strategy.js';
import { SignInMethodsController } from './sign-in-methods.controller.js';

/** What the auth module is made of in this folder. */
export const OAUTH_CONTROLLERS = [OAuthController, SignInMethodsController];
export const OAUTH_SERVICES = [
  AccountAdoption,
  IdentityLinking,
  LinkStart,
  OAuthAttempts,
  OAuthExchange,
  OAuthFlow,
  OAuthGrants,
  OAuthGuard,
  OAuthHousekeeping,
  OAuthProviders,
  OAuthSignIn,
  ProviderAccounts,
  ...PROVIDER_STRATEGIES,
];
