import { Body, Controller, Get, Header, Headers, HttpCode, Ip, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { ApiErrors, Public } from '../../platform/http/index.js';
import { Messages } from '../../platform/messaging/index.js';
import { SignInResponse } from '../auth.dto.js';
import { DELIVERY, TokenDelivery, TokenDeliveryHeader } from '../token-delivery.js';
import { SmsLimits } from './sms-limits.js';
import { SmsNumbers } from './sms-numbers.js';
import { SmsSignInService } from './sms-sign-in.service.js';
import { CodeSentResponse, PhoneCodeRequest, PhoneRequest, SmsOptionsResponse } from './sms.dto.js';

@ApiTags('auth')
@Controller('auth/sms')
export class SmsController {
  constructor(
    private readonly signIn: SmsSignInService,
    private readonly limits: SmsLimits,
    private readonly numbers: SmsNumbers,
    private readonly messages: Messages,
    private readonly delivery: TokenDelivery,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  /** Whether and where to codes can be sent. */
  @Get('options')
  @Header('Cache-Control', 'public, max-age=300')
  @Public()
  options(): SmsOptionsResponse {
    return {
      available: this.messages.isOn('sms'),
      countries: [...this.numbers.countries],
      codeLength: this.config.smsOtp.otp.length,
    };
  }

  /**
   * Sends a code by SMS. The answer is the same whether the number has an account or not; the first
   * sign-in makes one.
   */
  @Post('request-otp')
  @HttpCode(202)
  @ApiErrors('SERVICE_UNAVAILABLE')
  @Public()
  async requestOtp(@Body() body: PhoneRequest, @Ip() ip: string): Promise<CodeSentResponse> {
    await this.signIn.request(body.phone, ip);
    return {
      success: true,
      message: 'If this number can be reached, a code is on its way.',
      retryAfter: this.limits.resendSeconds,
    };
  }

  /** Signs in with the code. Three tries for each code; a code is good once. */
  @Post('verify-otp')
  @HttpCode(200)
  @ApiErrors('AUTH_INVALID', 'AUTH_FORBIDDEN', 'SERVICE_UNAVAILABLE')
  @Public()
  @TokenDeliveryHeader()
  async verifyOtp(
    @Body() body: PhoneCodeRequest,
    @Ip() ip: string,
    @Headers(DELIVERY) delivery: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInResponse> {
    const signIn = await this.signIn.verify(body.phone, body.otp, ip);
    return this.delivery.signIn(signIn, delivery === 'body', reply);
  }
}
