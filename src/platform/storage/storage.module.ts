import { Global, Module } from '@nestjs/common';
import { join } from 'node:path';
import { Clock } from '../clock.js';
import { APP_CONFIG } from '../config/config.module.js';
import type { AppConfig } from '../config/index.js';
import { FolderStorage } from './folder-storage.js';
import { Storage } from './storage.js';
import { WorkFolder } from './work-folder.js';

/** Gives every module the {@link Storage} that the configuration asks for, and a {@link WorkFolder}. */
@Global()
@Module({
  providers: [
    {
      provide: Storage,
      inject: [APP_CONFIG, Clock],
      useFactory: (config: AppConfig, clock: Clock) =>
        new FolderStorage(join(config.app.dataDir, 'files'), clock),
    },
    {
      provide: WorkFolder,
      inject: [APP_CONFIG],
      useFactory: (config: AppConfig) => new WorkFolder(join(config.app.dataDir, 'work')),
    },
  ],
  exports: [Storage, WorkFolder],
})
export class StorageModule {}
