import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { Public } from '../../platform/http/index.js';
import { twilioAccess } from '../../platform/vendors/index.js';
import { SignInMethodsResponse } from './oauth.dto.js';
import { OAuthProviders } from './oauth-providers.js';

@ApiTags('auth')
@Controller('auth/methods')
export class SignInMethodsController {
  private readonly methods: SignInMethodsResponse;

  constructor(providers: OAuthProviders, @AppConfigToken() config: AppConfig) {
    const oidc = providers.find('oidc');
    this.methods = {
      password: true,
      sms: twilioAccess(config).mode !== 'off',
      google: providers.isOn('google'),
      facebook: providers.isOn('facebook'),
      oidc: oidc ? { name: oidc.title } : null,
    };
  }

  /** Which ways in are set up here. */
  @Get()
  @Public()
  list(): SignInMethodsResponse {
    return this.methods;
  }
}
