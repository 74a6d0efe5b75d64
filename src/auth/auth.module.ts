import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { SessionEnder, UsersModule } from '../users/index.js';
import { AccessGuard } from './access.guard.js';
import { AccessTokens } from './access-tokens.js';
import { AuthController } from './auth.controller.js';
import { AuthService } from './auth.service.js';
import { DemoAccounts } from './demo-accounts.js';
import { IdentitiesService } from './identities/identities.service.js';
import { PasswordHasher } from './password-hasher.js';
import { SessionSweeper } from './session-sweeper.js';
import { SessionStates } from './session-states.js';
import { SessionsService } from './sessions.service.js';
import { SignIns } from './sign-ins.js';
import { TokenDelivery } from './token-delivery.js';

/** Global, so that users, which stand below it, get their SessionEnder. */
@Global()
@Module({
  imports: [UsersModule],
  controllers: [AuthController],
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    AccessTokens,
    AuthService,
    DemoAccounts,
    IdentitiesService,
    PasswordHasher,
    SignIns,
    TokenDelivery,
    SessionsService,
    SessionStates,
    SessionSweeper,
    { provide: SessionEnder, useExisting: SessionsService },
  ],
  exports: [DemoAccounts, SessionEnder],
})
export class AuthModule {}
