import { Body, Controller, Get, Headers, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { DomainError } from '../../platform/errors/index.js';
import {
  ApiErrors,
  CurrentUser,
  type Principal,
  Public,
  RequirePermission,
} from '../../platform/http/index.js';
import { bearerToken } from '../access.guard.js';
import { SignIns } from '../sign-ins.js';
import { DELIVERY, TokenDelivery, TokenDeliveryHeader } from '../token-delivery.js';
import { clearRefreshCookie, readRefreshCookie } from './refresh-cookie.js';
import { assertSameOrigin } from './same-origin.js';
import { SessionEnding } from './session-ending.js';
import { RefreshTokenRequest, SessionResponse, TokensResponse } from './sessions.dto.js';
import { SessionsReadModel } from './sessions.read-model.js';

/** Staying signed in and signing out, whichever way somebody came in. */
@ApiTags('auth')
@Controller('auth')
export class SessionsController {
  private readonly http: AppConfig['app']['http'];

  constructor(
    private readonly signIns: SignIns,
    private readonly ending: SessionEnding,
    private readonly sessions: SessionsReadModel,
    private readonly delivery: TokenDelivery,
    @AppConfigToken() config: AppConfig,
  ) {
    this.http = config.app.http;
  }

  /**
   * Exchanges the refresh token, from the cookie or the body, for new tokens. Each is good once:
   * using one again ends the session.
   */
  @Post('refresh')
  @HttpCode(200)
  @ApiErrors('AUTH_REQUIRED', 'AUTH_INVALID', 'AUTH_EXPIRED', 'AUTH_FORBIDDEN')
  @Public()
  @TokenDeliveryHeader()
  async refresh(
    @Body() body: RefreshTokenRequest,
    @Headers(DELIVERY) delivery: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TokensResponse> {
    const inBody = delivery === 'body' || body.refreshToken !== undefined;
    const token = inBody ? body.refreshToken : this.cookieOf(request);
    try {
      if (!token) throw new DomainError('AUTH_REQUIRED', 'Please sign in.');
      return this.delivery.tokens(await this.signIns.goOn(token), inBody, reply);
    } catch (error) {
      if (!inBody && error instanceof DomainError && error.status === 401) {
        clearRefreshCookie(reply, this.http);
      }
      throw error;
    }
  }

  /** Signs out: ends the session of the access token, even an expired one, or of the refresh token. */
  @Post('logout')
  @HttpCode(204)
  @ApiErrors('AUTH_REQUIRED', 'AUTH_INVALID', 'AUTH_FORBIDDEN')
  @Public()
  @ApiBearerAuth()
  async logout(
    @Body() body: RefreshTokenRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const accessToken = bearerToken(request);
    const refreshToken =
      body.refreshToken ?? (accessToken ? readRefreshCookie(request) : this.cookieOf(request));
    await this.ending.signOut({ accessToken, refreshToken });
    clearRefreshCookie(reply, this.http);
  }

  /** Who is signed in, and until when. */
  @Get('session')
  @RequirePermission('account:read')
  session(@CurrentUser() user: Principal): Promise<SessionResponse> {
    return this.sessions.current(user);
  }

  /** The refresh token of the cookie, if a page of ours sent it. */
  private cookieOf(request: FastifyRequest): string | undefined {
    const token = readRefreshCookie(request);
    if (token) assertSameOrigin(request, this.http);
    return token;
  }
}
