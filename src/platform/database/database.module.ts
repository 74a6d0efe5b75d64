import { type DynamicModule, Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { type Logger, LOGGER } from '../observability/index.js';
import { DatabaseWatch } from './database-watch.js';
import { DatabaseEvents } from './database-events.js';
import { Database } from './database.js';

/**
 * Gives every module {@link Database}, {@link DatabaseEvents} and {@link DatabaseWatch}; closes the
 * pool last.
 */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(
    private readonly database: Database,
    private readonly events: DatabaseEvents,
    private readonly watch: DatabaseWatch,
  ) {}

  static forRoot(database: Database, url: string, watch: DatabaseWatch): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        { provide: Database, useValue: database },
        { provide: DatabaseWatch, useValue: watch },
        {
          provide: DatabaseEvents,
          useFactory: (logger: Logger) =>
            new DatabaseEvents(
              url,
              (error) => logger.error({ err: error }, 'a listener to database events failed'),
              watch.over(pg.Client),
            ),
          inject: [LOGGER],
        },
      ],
      exports: [Database, DatabaseEvents, DatabaseWatch],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.events.close();
    await this.database.orm.close(true);
    this.watch.stop();
  }
}
