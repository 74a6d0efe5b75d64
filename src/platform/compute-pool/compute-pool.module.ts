import { Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { APP_CONFIG } from '../config/config.module.js';
import type { AppConfig } from '../config/index.js';
import { ComputePool } from './compute-pool.js';

const MIB = 1024 * 1024;

/** Gives every module the one {@link ComputePool} of this process and ends it with the program. */
@Global()
@Module({
  providers: [
    {
      provide: ComputePool,
      inject: [APP_CONFIG],
      useFactory: ({ generation: { pool } }: AppConfig) =>
        new ComputePool({ processes: pool.processes, maxRssBytes: pool.maxRssMb * MIB }),
    },
  ],
  exports: [ComputePool],
})
export class ComputePoolModule implements OnApplicationShutdown {
  constructor(private readonly pool: ComputePool) {}

  async onApplicationShutdown(): Promise<void> {
    await this.pool.close();
  }
}
