import { Module } from '@nestjs/common';
import { UsersModule } from '../users/index.js';
import { AssetStore } from './asset-store.js';
import { AssetSweeper } from './asset-sweeper.js';
import { AssetUrls } from './asset-urls.js';
import { FilesController } from './files.controller.js';
import { OrphanSweep } from './orphan-sweep.js';
import { UploadQuota } from './upload-quota.js';
import { UploadsController } from './uploads.controller.js';
import { UploadsService } from './uploads.service.js';
import { UploadsPersonalData } from './uploads-personal-data.js';

/** Stored files and uploads. */
@Module({
  imports: [UsersModule],
  controllers: [UploadsController, FilesController],
  providers: [
    UploadsPersonalData,
    AssetStore,
    AssetSweeper,
    AssetUrls,
    OrphanSweep,
    UploadQuota,
    UploadsService,
  ],
  exports: [AssetStore],
})
export class UploadsModule {}
