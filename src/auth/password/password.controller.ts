import { Body, Controller, Headers, HttpCode, Ip, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  ApiErrors,
  CurrentUser,
  type Principal,
  Public,
  RequirePermission,
} from '../../platform/http/index.js';
import { SignInResponse } from '../auth.dto.js';
import { DELIVERY, TokenDelivery, TokenDeliveryHeader } from '../token-delivery.js';
import { PasswordChangeService } from './password-change.service.js';
import {
  ChangePasswordRequest,
  ForgotPasswordRequest,
  LoginRequest,
  MailSentResponse,
  RegisterRequest,
  ResetPasswordRequest,
} from './password.dto.js';
import { PasswordResetService } from './password-reset.service.js';
import { PasswordSignInService } from './password-sign-in.service.js';
import { RegistrationService } from './registration.service.js';

/** Sooner, the mail may still be on its way. */
const RETRY_SECONDS = 60;

@ApiTags('auth')
@Controller('auth')
export class PasswordController {
  constructor(
    private readonly registration: RegistrationService,
    private readonly signIns: PasswordSignInService,
    private readonly resets: PasswordResetService,
    private readonly changes: PasswordChangeService,
    private readonly delivery: TokenDelivery,
  ) {}

  /**
   * Makes an account and signs its owner in. The answer is the same whether or not the address has an
   * account already; it becomes this one's own once it is confirmed by mail.
   */
  @Post('register')
  @ApiErrors('AUTH_FORBIDDEN')
  @Public()
  @TokenDeliveryHeader()
  async register(
    @Body() body: RegisterRequest,
    @Ip() ip: string,
    @Headers(DELIVERY) delivery: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInResponse> {
    const signIn = await this.registration.register(body, ip);
    return this.delivery.signIn(signIn, delivery === 'body', reply);
  }

  @Post('login')
  @HttpCode(200)
  @ApiErrors('AUTH_INVALID', 'AUTH_FORBIDDEN')
  @Public()
  @TokenDeliveryHeader()
  async login(
    @Body() body: LoginRequest,
    @Ip() ip: string,
    @Headers(DELIVERY) delivery: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInResponse> {
    return this.delivery.signIn(await this.signIns.signIn(body, ip), delivery === 'body', reply);
  }

  /**
   * Sends a link to choose a new password to this address, if it has an account. The answer does not
   * tell.
   */
  @Post('forgot-password')
  @HttpCode(202)
  @Public()
  async forgot(
    @Body() { email }: ForgotPasswordRequest,
    @Ip() ip: string,
  ): Promise<MailSentResponse> {
    await this.resets.request(email, ip);
    return {
      success: true,
      message: 'If there is an account with this address, a link is on its way.',
      retryAfter: RETRY_SECONDS,
    };
  }

  /**
   * Sets a new password with the key of a link, ends all sessions of the account and signs in. A link
   * works once.
   */
  @Post('reset-password')
  @HttpCode(200)
  @ApiErrors('AUTH_INVALID', 'AUTH_EXPIRED', 'AUTH_FORBIDDEN', 'CONFLICT')
  @Public()
  @TokenDeliveryHeader()
  async reset(
    @Body() body: ResetPasswordRequest,
    @Headers(DELIVERY) delivery: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInResponse> {
    const signIn = await this.resets.reset(body.token, body.password);
    return this.delivery.signIn(signIn, delivery === 'body', reply);
  }

  /** Changes the password, or sets the first one. Ends all other sessions of the account. */
  @Post('change-password')
  @HttpCode(204)
  @ApiErrors('CONFLICT')
  @RequirePermission('account:write')
  change(@CurrentUser() user: Principal, @Body() body: ChangePasswordRequest): Promise<void> {
    return this.changes.change(user, body.currentPassword, body.newPassword);
  }
}
