import { Body, Controller, Headers, HttpCode, Ip, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../platform/http/index.js';
import { LoginRequest, RegisterRequest, SignInResponse } from './auth.dto.js';
import { AuthService } from './auth.service.js';
import { DELIVERY, TokenDelivery, TokenDeliveryHeader } from './token-delivery.js';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly delivery: TokenDelivery,
  ) {}

  /** Makes an account and signs its owner in. */
  @Post('register')
  @Public()
  @TokenDeliveryHeader()
  async register(
    @Body() body: RegisterRequest,
    @Ip() ip: string,
    @Headers(DELIVERY) delivery: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInResponse> {
    return this.delivery.signIn(await this.auth.register(body, ip), delivery === 'body', reply);
  }

  @Post('login')
  @HttpCode(200)
  @Public()
  @TokenDeliveryHeader()
  async login(
    @Body() body: LoginRequest,
    @Ip() ip: string,
    @Headers(DELIVERY) delivery: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInResponse> {
    return this.delivery.signIn(await this.auth.login(body, ip), delivery === 'body', reply);
  }
}
