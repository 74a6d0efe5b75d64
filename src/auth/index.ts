export { AuthModule } from './auth.module.js';
export { type DemoAccount, DemoAccounts } from './demo-accounts.js';
export { Session } from './session.entity.js';
