export { AuthModule } from './auth.module.js';
export { type DemoAccount, DemoAccounts } from './demo-accounts.js';
export { Identity } from './identities/identity.entity.js';
export { RecentProof } from './recent-proof.js';
export { OAuthGrant } from './oauth/oauth-grant.entity.js';
export { SESSION_ENDED } from './sessions/session-ending.js';
export { sessionLives } from './sessions/session-lives.js';
export { Session } from './sessions/session.entity.js';
export { EmailToken } from './password/email-token.entity.js';
