import { Injectable } from '@nestjs/common';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { InjectLogger, type Logger } from '../../platform/observability/index.js';
import { RecurringWork } from '../../platform/recurring-work.js';
import { ProviderIdentities } from '../identities/provider-identities.js';
import { OAuthGrants } from './oauth-grants.js';

const EVERY_MS = 3_600_000;

/** Removes what nobody came back for, and brings sealed tokens to the key in use. */
@Injectable()
export class OAuthHousekeeping extends RecurringWork {
  protected readonly everyMs = EVERY_MS;
  protected readonly title = 'housekeeping of sign-ins';
  /** A key that is to be thrown away came with a restart. */
  protected override readonly beginsAtOnce = true;

  constructor(
    private readonly grants: OAuthGrants,
    private readonly identities: ProviderIdentities,
    @AppConfigToken() config: AppConfig,
    @InjectLogger() logger: Logger,
  ) {
    super(config, logger);
  }

  protected override async round(): Promise<void> {
    await this.grants.sweep();
    const resealed = await this.identities.reseal();
    if (resealed > 0) this.logger.info({ resealed }, 'sealed provider tokens with the key in use');
  }
}
