import { Global, Module } from '@nestjs/common';
import { join } from 'node:path';
import { Clock } from '../clock.js';
import { APP_CONFIG } from '../config/config.module.js';
import type { AppConfig } from '../config/index.js';
import { FolderStorage } from './folder-storage.js';
import { makeS3Client } from './s3-client.js';
import { S3Storage } from './s3-storage.js';
import { StorageHealth } from './storage-health.js';
import { Storage } from './storage.js';
import { WorkFolder } from './work-folder.js';

/** Gives every module the {@link Storage} that the configuration asks for, and a {@link WorkFolder}. */
@Global()
@Module({
  providers: [
    {
      provide: Storage,
      inject: [APP_CONFIG, Clock, WorkFolder],
      useFactory: makeStorage,
    },
    {
      provide: WorkFolder,
      inject: [APP_CONFIG],
      useFactory: ({ app, storage }: AppConfig) =>
        new WorkFolder(join(app.dataDir, 'work'), storage.timeoutMs),
    },
    StorageHealth,
  ],
  exports: [Storage, StorageHealth, WorkFolder],
})
export class StorageModule {}

async function makeStorage(config: AppConfig, clock: Clock, work: WorkFolder): Promise<Storage> {
  const { s3, timeoutMs } = config.storage;
  if (s3.bucket === undefined) {
    return new FolderStorage(join(config.app.dataDir, 'files'), clock, timeoutMs);
  }
  const storage = new S3Storage(makeS3Client(s3), s3.bucket, work);
  await storage.assertUsable();
  return storage;
}
