import {
  type DynamicModule,
  Global,
  Inject,
  Module,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { MikroORM } from '@mikro-orm/postgresql';
import { type Logger, LOGGER } from '../observability/index.js';
import { DatabaseEvents } from './database-events.js';
import { Database } from './database.js';

const ORM = Symbol('MikroORM');

/** Gives every module {@link Database} and {@link DatabaseEvents}; closes the pool last. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(
    @Inject(ORM) private readonly orm: MikroORM,
    private readonly events: DatabaseEvents,
  ) {}

  static forRoot(orm: MikroORM, url: string): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        { provide: ORM, useValue: orm },
        { provide: Database, useValue: new Database(orm) },
        {
          provide: DatabaseEvents,
          useFactory: (logger: Logger) =>
            new DatabaseEvents(url, (error) =>
              logger.error({ err: error }, 'a listener to database events failed'),
            ),
          inject: [LOGGER],
        },
      ],
      exports: [Database, DatabaseEvents],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.events.close();
    await this.orm.close(true);
  }
}
