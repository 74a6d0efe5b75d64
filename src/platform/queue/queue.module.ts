import { type DynamicModule, Global, Module } from '@nestjs/common';
import pg from 'pg';
import { Clock } from '../clock.js';
import { DatabaseEvents, DatabaseWatch } from '../database/index.js';
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
          useFactory: (
            events: DatabaseEvents,
            watch: DatabaseWatch,
            clock: Clock,
            logger: Logger,
          ) => new PostgresJobQueue(databaseUrl, events, clock, logger, watch.over(pg.Client)),
          inject: [DatabaseEvents, DatabaseWatch, Clock, LOGGER],
        },
      ],
      exports: [JobQueue],
    };
  }
}
