import { Injectable } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import type { SignInResponse } from './auth.dto.js';
import { currentRequest } from '../platform/http/index.js';
import { deviceOf } from './sessions/device.js';
import { deviceSecret } from './sessions/device-cookie.js';
import { KnownDevices } from './sessions/known-devices.js';
import { setRefreshCookie } from './sessions/refresh-cookie.js';
import type { TokensResponse } from './sessions/sessions.dto.js';
import type { SignIn, Tokens } from './sign-ins.js';

/** The header by which API clients ask for the refresh token in the body. */
export const DELIVERY = 'x-token-delivery';

/** Documents {@link DELIVERY} on a route that gives tokens. */
export const TokenDeliveryHeader = () =>
  ApiHeader({
    name: 'X-Token-Delivery',
    required: false,
    schema: { type: 'string', enum: ['body'] },
    description: 'API clients send "body" to get the refresh token in the body and no cookie.',
  });

/** Hands tokens to whoever signed in: to browsers by cookie, to other clients in the body. */
@Injectable()
export class TokenDelivery {
  private readonly http: AppConfig['app']['http'];

  constructor(
    private readonly clock: Clock,
    private readonly devices: KnownDevices,
    @AppConfigToken() config: AppConfig,
  ) {
    this.http = config.app.http;
  }

  /** Lets somebody in who has signed in just now, and notes from which device. */
  async signIn(
    { user, tokens, tellOwner }: SignIn,
    inBody: boolean,
    reply: FastifyReply,
  ): Promise<SignInResponse> {
    // Programs keep no cookies: they are known by what they call themselves.
    const device = inBody
      ? deviceOf(currentRequest()?.userAgent ?? null).name
      : deviceSecret(reply, this.http);
    await this.devices.meet(user.id, device, tellOwner);
    return { user, ...this.tokens(tokens, inBody, reply) };
  }

  tokens(tokens: Tokens, inBody: boolean, reply: FastifyReply): TokensResponse {
    const { accessToken, expiresIn, refreshToken, absoluteExpiresAt } = tokens;
    if (inBody) return { accessToken, expiresIn, refreshToken };
    const left = Math.ceil((absoluteExpiresAt.getTime() - this.clock.now().getTime()) / 1000);
    setRefreshCookie(reply, this.http, refreshToken, left);
    return { accessToken, expiresIn };
  }
}
