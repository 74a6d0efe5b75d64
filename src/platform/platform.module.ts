import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Clock } from './clock.js';
import { ComputePoolModule } from './compute-pool/compute-pool.module.js';
import { type AppConfig, ConfigModule } from './config/index.js';
import { Database, DatabaseModule, DatabaseWatch } from './database/index.js';
import { EncryptionModule } from './encryption/index.js';
import { EventStreams, PublicLinks } from './http/index.js';
import { HealthModule } from './health/index.js';
import { MessagingModule } from './messaging/index.js';
import { type Logger, LOGGER } from './observability/index.js';
import { QueueModule } from './queue/index.js';
import { RateLimitModule } from './rate-limit/index.js';
import { ServiceFactsModule } from './service-facts/index.js';
import { SignedUrlModule } from './signed-url/index.js';
import { StorageModule } from './storage/index.js';

export interface PlatformParts {
  config: AppConfig;
  logger: Logger;
  orm: MikroORM;
  databaseUrl: string;
  /** Default: one that is never started. */
  watch?: DatabaseWatch;
}

/** The technical ground that every feature stands on; knows no feature. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(parts: PlatformParts): DynamicModule {
    const { config, logger, orm, databaseUrl } = parts;
    const { environment, database } = config.app;
    const watch = parts.watch ?? new DatabaseWatch(databaseUrl, database.patienceMs, logger);
    const isStrict = environment === 'test' || environment === 'development';
    return {
      module: PlatformModule,
      imports: [
        ConfigModule.forRoot(config),
        DatabaseModule.forRoot(new Database(orm, isStrict), databaseUrl, watch),
        QueueModule.forRoot(databaseUrl),
        RateLimitModule,
        EncryptionModule,
        MessagingModule,
        StorageModule,
        SignedUrlModule,
        ComputePoolModule,
        HealthModule,
        ServiceFactsModule,
      ],
      providers: [Clock, EventStreams, PublicLinks, { provide: LOGGER, useValue: logger }],
      exports: [Clock, EventStreams, LOGGER, PublicLinks],
    };
  }
}
