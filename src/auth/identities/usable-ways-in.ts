import { Injectable } from '@nestjs/common';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { OAUTH_VENDORS, oauthAccess, twilioAccess } from '../../platform/vendors/index.js';
import type { IdentityProvider } from './identity.entity.js';

/** Which kinds of identity open an account here at all. */
@Injectable()
export class UsableWaysIn {
  readonly providers: readonly IdentityProvider[];

  constructor(@AppConfigToken() config: AppConfig) {
    this.providers = [
      'password',
      ...(twilioAccess(config).mode === 'off' ? [] : (['phone'] as const)),
      ...OAUTH_VENDORS.filter((vendor) => oauthAccess(config, vendor).mode !== 'off'),
    ];
  }

  has(provider: IdentityProvider): boolean {
    return this.providers.includes(provider);
  }
}
