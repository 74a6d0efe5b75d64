import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Ip,
  Post,
  Req,
  Res,
  UseFilters,
  UseGuards,
} from '@nestjs/common';
import { ApiBearerAuth, ApiFoundResponse, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  ApiErrors,
  CurrentUser,
  IdParam,
  MaybeUser,
  type Principal,
  Public,
  RequirePermission,
} from '../../platform/http/index.js';
import { OAUTH_VENDORS } from '../../platform/vendors/index.js';
import { SignInResponse } from '../auth.dto.js';
import { DELIVERY, TokenDelivery, TokenDeliveryHeader } from '../token-delivery.js';
import { OAuthExchange } from './oauth-exchange.js';
import { CALLBACK_PAGE, OAuthProblemFilter } from './oauth-problem.filter.js';
import { AccountRequest, ExchangeRequest, ExchangeResponse, GrantResponse } from './oauth.dto.js';
import { OAuthGuard } from './oauth.guard.js';

const ProviderParam = () => ApiParam({ name: 'provider', enum: OAUTH_VENDORS });

/** Signing in by Google, Facebook and any OpenID Connect issuer. */
@ApiTags('auth')
@Controller('auth/oauth')
export class OAuthController {
  constructor(
    private readonly exchanges: OAuthExchange,
    private readonly delivery: TokenDelivery,
  ) {}

  /** For browsers: leads to the provider. What goes wrong leads to a page that explains it. */
  @Get(':provider/start')
  @Public()
  @UseGuards(OAuthGuard)
  @UseFilters(OAuthProblemFilter)
  @ProviderParam()
  @ApiQuery({
    name: 'returnTo',
    required: false,
    schema: { type: 'string', maxLength: 1000 },
    description: 'The path of our pages to go to afterwards; others are ignored.',
  })
  @ApiFoundResponse({ description: 'To the provider, or to the page that explains why not' })
  start(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    redirect(reply, request.strategyRedirect ?? '/');
  }

  /** Where providers send browsers back to. Leads to the web app with a one-time code. */
  @Get(':provider/callback')
  @Public()
  @UseGuards(OAuthGuard)
  @UseFilters(OAuthProblemFilter)
  @ProviderParam()
  @ApiFoundResponse({ description: 'To the web app, with a one-time code or a problem' })
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const code = await this.exchanges.keep(request.providerReturn, reply);
    redirect(reply, `${CALLBACK_PAGE}?${new URLSearchParams({ code }).toString()}`);
  }

  /**
   * Exchanges the one-time code of the callback, in the browser that set out and from our pages only
   * (header `X-Requested-With`). Who adds a way in to their account sends their access token, too.
   */
  @Post('exchange')
  @HttpCode(200)
  @ApiErrors('AUTH_INVALID', 'AUTH_FORBIDDEN', 'CONFLICT')
  @Public()
  @ApiBearerAuth()
  @TokenDeliveryHeader()
  async exchange(
    @Body() body: ExchangeRequest,
    @Ip() ip: string,
    @MaybeUser() user: Principal | undefined,
    @Headers(DELIVERY) delivery: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExchangeResponse> {
    const { signIn, ...answer } = await this.exchanges.exchange(
      body.code,
      user,
      ip,
      request,
      reply,
    );
    if (!signIn) return answer;
    return { ...answer, ...(await this.delivery.signIn(signIn, delivery === 'body', reply)) };
  }

  /** What waits for a decision in this browser. */
  @Get('grants/:id')
  @Public()
  grant(@IdParam() id: string, @Req() request: FastifyRequest): Promise<GrantResponse> {
    return this.exchanges.waiting(id, request);
  }

  /** Decides for a new account, or for the unconfirmed one that has the address. */
  @Post('grants/:id/account')
  @ApiErrors('AUTH_FORBIDDEN', 'CONFLICT')
  @Public()
  @TokenDeliveryHeader()
  async makeAccount(
    @IdParam() id: string,
    @Body() { adopt = false }: AccountRequest,
    @Headers(DELIVERY) delivery: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInResponse> {
    const signIn = await this.exchanges.makeAccount(id, { adopt }, request, reply);
    return this.delivery.signIn(signIn, delivery === 'body', reply);
  }

  /** Decides that the account is the one that is signed in: adds the way in to it. */
  @Post('grants/:id/link')
  @HttpCode(204)
  @ApiErrors('CONFLICT')
  @RequirePermission('account:write')
  link(
    @IdParam() id: string,
    @CurrentUser() user: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    return this.exchanges.link(id, user, request, reply);
  }
}

function redirect(reply: FastifyReply, to: string): void {
  void reply.header('Cache-Control', 'no-store').redirect(to, 302);
}
