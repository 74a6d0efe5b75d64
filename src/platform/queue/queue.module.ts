import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Clock } from '../clock.js';
import { DatabaseEvents } from '../database/index.js';
import { type Logger, LOGGER } from '../observability/index.js';
import { JobQueue } from './job-queue.js';
import { PostgresJobQueue } from './postgres-job-queue.js';

@Global()
@Module({})
export class QueueModule {
  static forRoot(databaseUrl: string): DynamicModule {
    return {
      module: QueueModule,
      providers: [
        {
          provide: JobQueue,
          useFactory: (events: DatabaseEvents, clock: Clock, logger: Logger) =>
            new PostgresJobQueue(databaseUrl, events, clock, logger),
          inject: [DatabaseEvents, Clock, LOGGER],
        },
      ],
      exports: [JobQueue],
    };
  }
}
