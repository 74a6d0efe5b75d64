import {
  type DynamicModule,
  Global,
  Inject,
  Module,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { type Logger, LOGGER } from '../observability/index.js';
import { DatabaseWatch } from './database-watch.js';
import { DatabaseEvents } from './database-events.js';
import { Database } from './database.js';

const ORM = Symbol('MikroORM');

/**
 * Gives every module {@link Database}, {@link DatabaseEvents} and {@link DatabaseWatch}; closes the
 * pool last.
 */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(
    @Inject(ORM) private readonly orm: MikroORM,
    private readonly events: DatabaseEvents,
    private readonly watch: DatabaseWatch,
  ) {}

  static forRoot(orm: MikroORM, url: string, watch: DatabaseWatch): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        { provide: ORM, useValue: orm },
        { provide: Database, useValue: new Database(orm) },
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
    await this.orm.close(true);
    this.watch.stop();
  }
}
