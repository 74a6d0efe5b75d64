import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { SessionEnder, UsersModule } from '../users/index.js';
import { AccessGuard } from './access.guard.js';
import { AccessTokens } from './access-tokens.js';
import { DemoAccounts } from './demo-accounts.js';
import { IDENTITY_CONTROLLERS, IDENTITY_SERVICES } from './identities/identity-parts.js';
import { OAUTH_CONTROLLERS, OAUTH_SERVICES } from './oauth/oauth-parts.js';
import { AccountMails } from './password/account-mails.js';
import { AddressChangeService } from './password/address-change.service.js';
import { AddressTakeBackService } from './password/address-take-back.service.js';
import { AddressVerificationController } from './password/address-verification.controller.js';
import { AddressVerificationService } from './password/address-verification.service.js';
import { EmailTokenSweeper } from './password/email-token-sweeper.js';
import { EmailTokens } from './password/email-tokens.js';
import { PasswordChangeService } from './password/password-change.service.js';
import { PasswordController } from './password/password.controller.js';
import { PasswordHasher } from './password/password-hasher.js';
import { PasswordResetService } from './password/password-reset.service.js';
import { PasswordRules } from './password/password-rules.js';
import { PasswordSignInService } from './password/password-sign-in.service.js';
import { RegistrationService } from './password/registration.service.js';
import { RecentProof } from './recent-proof.js';
import { KnownDevices } from './sessions/known-devices.js';
import { RefreshSuccessors } from './sessions/refresh-successors.js';
import { OtpCodes } from './sms/otp-codes.js';
import { OtpSweeper } from './sms/otp-sweeper.js';
import { OwnPhoneController } from './sms/own-phone.controller.js';
import { OwnPhoneService } from './sms/own-phone.service.js';
import { PhoneNotices } from './sms/phone-notices.js';
import { SmsController } from './sms/sms.controller.js';
import { SmsLimits } from './sms/sms-limits.js';
import { SmsNumbers } from './sms/sms-numbers.js';
import { SmsSignInService } from './sms/sms-sign-in.service.js';
import { SessionEnding } from './sessions/session-ending.js';
import { SessionStates } from './sessions/session-states.js';
import { SessionSweeper } from './sessions/session-sweeper.js';
import { SessionsAdminController } from './sessions/sessions.admin.controller.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { SessionsReadModel } from './sessions/sessions.read-model.js';
import { SessionsService } from './sessions/sessions.service.js';
import { SecurityNotices } from './security-notices.js';
import { StaffSessions } from './sessions/staff-sessions.js';
import { SignInFailures } from './sign-in-failures.js';
import { SignIns } from './sign-ins.js';
import { TokenDelivery } from './token-delivery.js';
import { AuthPersonalData } from './auth-personal-data.js';

/** Global, so that users, which stand below it, get their SessionEnder. */
@Global()
@Module({
  imports: [UsersModule],
  controllers: [
    PasswordController,
    AddressVerificationController,
    SessionsController,
    ...OAUTH_CONTROLLERS,
    ...IDENTITY_CONTROLLERS,
    SessionsAdminController,
    SmsController,
    OwnPhoneController,
  ],
  providers: [
    AuthPersonalData,
    { provide: APP_GUARD, useClass: AccessGuard },
    AccessTokens,
    DemoAccounts,
    ...IDENTITY_SERVICES,
    ...OAUTH_SERVICES,
    PasswordHasher,
    PasswordSignInService,
    PasswordChangeService,
    PasswordResetService,
    PasswordRules,
    AccountMails,
    AddressChangeService,
    AddressTakeBackService,
    AddressVerificationService,
    EmailTokens,
    EmailTokenSweeper,
    SecurityNotices,
    RegistrationService,
    SignInFailures,
    RecentProof,
    KnownDevices,
    RefreshSuccessors,
    SignIns,
    TokenDelivery,
    SessionEnding,
    SessionStates,
    SessionSweeper,
    SessionsReadModel,
    SessionsService,
    StaffSessions,
    OtpCodes,
    OtpSweeper,
    OwnPhoneService,
    PhoneNotices,
    SmsLimits,
    SmsNumbers,
    SmsSignInService,
    { provide: SessionEnder, useExisting: SessionEnding },
  ],
  exports: [DemoAccounts, RecentProof, SessionEnder],
})
export class AuthModule {}
