import { Body, Controller, Headers, HttpCode, Ip, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  ApiErrors,
  CurrentUser,
  type Principal,
  Public,
  RequirePermission,
} from '../../platform/http/index.js';
import { InjectLogger, type Logger } from '../../platform/observability/index.js';
import { SignInResponse } from '../auth.dto.js';
import { readRefreshCookie } from '../sessions/refresh-cookie.js';
import { SessionEnding } from '../sessions/session-ending.js';
import { DELIVERY, TokenDelivery, TokenDeliveryHeader } from '../token-delivery.js';
import { AddressChangeService } from './address-change.service.js';
import { AddressTakeBackService } from './address-take-back.service.js';
import { AddressVerificationService } from './address-verification.service.js';
import { ChangeEmailRequest, MailSentResponse, VerifyEmailRequest } from './password.dto.js';

/** Sooner, the mail may still be on its way. */
const RETRY_SECONDS = 60;

@ApiTags('auth')
@Controller('auth')
export class AddressVerificationController {
  constructor(
    private readonly addresses: AddressVerificationService,
    private readonly changes: AddressChangeService,
    private readonly takingBack: AddressTakeBackService,
    private readonly delivery: TokenDelivery,
    private readonly ending: SessionEnding,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** Confirms the address that the link was sent to and signs in. A link works once. */
  @Post('verify-email')
  @HttpCode(200)
  @ApiErrors('AUTH_INVALID', 'AUTH_EXPIRED', 'AUTH_FORBIDDEN', 'CONFLICT')
  @Public()
  @TokenDeliveryHeader()
  async verify(
    @Body() { token }: VerifyEmailRequest,
    @Headers(DELIVERY) delivery: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInResponse> {
    const inBody = delivery === 'body';
    const signIn = await this.addresses.verify(token);
    const before = inBody ? undefined : readRefreshCookie(request);
    if (before) this.endAfterwards(before, signIn.user.id, reply);
    return this.delivery.signIn(signIn, inBody, reply);
  }

  /**
   * The same browser as before would otherwise be in the list of devices twice. Only once the answer is
   * there: until then another tab of it may go on with the cookie that this answer replaces.
   */
  private endAfterwards(refreshToken: string, userId: string, reply: FastifyReply): void {
    reply.raw.once('finish', () => {
      this.ending
        .endReplaced(refreshToken, userId)
        .catch((error: unknown) => this.logger.warn({ err: error }, 'a session was left open'));
    });
  }

  /** Sends the signed-in user another link. */
  @Post('verify-email/send')
  @HttpCode(202)
  @ApiErrors('CONFLICT')
  @RequirePermission('account:write')
  async send(@CurrentUser() user: Principal): Promise<MailSentResponse> {
    await this.addresses.send(user);
    return sent('A new link is on its way.');
  }

  /** Sends another link to where this expired one was sent. The answer is the same for any text. */
  @Post('verify-email/renew')
  @HttpCode(202)
  @Public()
  async renew(@Body() { token }: VerifyEmailRequest, @Ip() ip: string): Promise<MailSentResponse> {
    await this.addresses.renew(token, ip);
    return sent('If the address still waits to be confirmed, a new link is on its way.');
  }

  /**
   * Asks for another address of the signed-in user. It counts once the link that is sent there is
   * opened; the address before is then told.
   */
  @Post('change-email')
  @HttpCode(202)
  @ApiErrors('CONFLICT')
  @RequirePermission('account:write')
  async change(
    @CurrentUser() user: Principal,
    @Body() { email, password }: ChangeEmailRequest,
  ): Promise<MailSentResponse> {
    await this.changes.request(user, email, password);
    return sent('Please open the link that we have sent to your new address.');
  }

  /**
   * Gives an account the address again that it had before a change, with the key of the link in the
   * mail about it, and signs in. Its password, all sessions and what was added since are gone. A link
   * works once.
   */
  @Post('change-email/revert')
  @HttpCode(200)
  @ApiErrors('AUTH_INVALID', 'AUTH_EXPIRED', 'AUTH_FORBIDDEN', 'CONFLICT')
  @Public()
  @TokenDeliveryHeader()
  async revert(
    @Body() { token }: VerifyEmailRequest,
    @Headers(DELIVERY) delivery: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInResponse> {
    return this.delivery.signIn(await this.takingBack.takeBack(token), delivery === 'body', reply);
  }
}

function sent(message: string): MailSentResponse {
  return { success: true, message, retryAfter: RETRY_SECONDS };
}
