import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { InjectLogger, type Logger } from '../../platform/observability/index.js';
import { ProviderIdentities } from '../identities/provider-identities.js';
import { OAuthGrants } from './oauth-grants.js';

const EVERY_MS = 3_600_000;

/** Removes what nobody came back for, and brings sealed tokens to the key in use. */
@Injectable()
export class OAuthHousekeeping implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly grants: OAuthGrants,
    private readonly identities: ProviderIdentities,
    @AppConfigToken() private readonly config: AppConfig,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.app.role === 'api') return;
    // At the start, too: a key that is to be thrown away came with a restart.
    void this.run();
    this.timer = setInterval(() => void this.run(), EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async run(): Promise<void> {
    try {
      await this.grants.sweep();
      const resealed = await this.identities.reseal();
      if (resealed > 0)
        this.logger.info({ resealed }, 'sealed provider tokens with the key in use');
    } catch (error) {
      this.logger.error({ err: error }, 'housekeeping of sign-ins failed');
    }
  }
}
