import { Body, Controller, Headers, HttpCode, Ip, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiErrors, Public } from '../../platform/http/index.js';
import { SignInResponse } from '../auth.dto.js';
import { DELIVERY, TokenDelivery, TokenDeliveryHeader } from '../token-delivery.js';
import { LoginRequest, RegisterRequest } from './password.dto.js';
import { PasswordSignInService } from './password-sign-in.service.js';
import { RegistrationService } from './registration.service.js';

@ApiTags('auth')
@Controller('auth')
export class PasswordController {
  constructor(
    private readonly registration: RegistrationService,
    private readonly signIns: PasswordSignInService,
    private readonly delivery: TokenDelivery,
  ) {}

  /**
   * Makes an account and signs its owner in. The answer is the same whether or not the address has an
   * account already; it becomes this one's own once it is confirmed by mail.
   */
  @Post('register')
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
}
