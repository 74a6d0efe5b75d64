import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { DomainError, InvalidFieldError } from '../../platform/errors/index.js';
import {
  ApiErrors,
  CurrentUser,
  IdParam,
  PageQuery,
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
import {
  EndedSessions,
  EndSessionsQuery,
  OwnSessionPage,
  RefreshTokenRequest,
  SessionResponse,
  TokensResponse,
} from './sessions.dto.js';
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
   * using one again ends the session. Who names the attempt by a key may repeat it for some minutes,
   * should the answer be lost.
   */
  @Post('refresh')
  @HttpCode(200)
  @ApiErrors('AUTH_REQUIRED', 'AUTH_INVALID', 'AUTH_EXPIRED', 'AUTH_FORBIDDEN')
  @Public()
  @TokenDeliveryHeader()
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    schema: { type: 'string', minLength: 16, maxLength: 128 },
    description: 'A random text of the caller, new for each exchange and kept secret.',
  })
  async refresh(
    @Body() body: RefreshTokenRequest,
    @Headers(DELIVERY) delivery: string | undefined,
    @Headers('idempotency-key') key: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TokensResponse> {
    const attempt = attemptOf(key);
    const inBody = delivery === 'body' || body.refreshToken !== undefined;
    const token = inBody ? body.refreshToken : this.cookieOf(request);
    try {
      if (!token) throw new DomainError('AUTH_REQUIRED', 'Please sign in.');
      return this.delivery.tokens(await this.signIns.goOn(token, attempt), inBody, reply);
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

  /** Where one is signed in, the device used last first. */
  @Get('sessions')
  @RequirePermission('account:read')
  list(@CurrentUser() user: Principal, @Query() query: PageQuery): Promise<OwnSessionPage> {
    return this.sessions.listOwn(user, query);
  }

  /** Signs out everywhere else, or everywhere. */
  @Delete('sessions')
  @RequirePermission('account:write')
  async endAll(
    @CurrentUser() user: Principal,
    @Query() { includeCurrent = false }: EndSessionsQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EndedSessions> {
    const ended = await this.ending.endAllOwn(user, includeCurrent);
    if (includeCurrent) clearRefreshCookie(reply, this.http);
    return { ended };
  }

  /** Signs out one device. */
  @Delete('sessions/:id')
  @HttpCode(204)
  @RequirePermission('account:write')
  async end(
    @CurrentUser() user: Principal,
    @IdParam() id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.ending.endOwn(user, id);
    if (id === user.sessionId) clearRefreshCookie(reply, this.http);
  }

  /** The refresh token of the cookie, if a page of ours sent it. */
  private cookieOf(request: FastifyRequest): string | undefined {
    const token = readRefreshCookie(request);
    if (token) assertSameOrigin(request, this.http);
    return token;
  }
}

/**
 * The caller's name for one exchange. Long, because whoever guesses it could ask in their place.
 *
 * @throws InvalidFieldError.
 */
function attemptOf(key: string | undefined): string | undefined {
  if (key === undefined || /^[\x21-\x7e]{16,128}$/.test(key)) return key;
  throw new InvalidFieldError(
    'Idempotency-Key',
    'The Idempotency-Key of an exchange must have 16 to 128 visible ASCII characters.',
  );
}
