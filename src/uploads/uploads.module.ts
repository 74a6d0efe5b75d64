import { Global, Module } from '@nestjs/common';
import { Avatars, UsersModule } from '../users/index.js';
import { AssetStore } from './asset-store.js';
import { AssetSweeper } from './asset-sweeper.js';
import { AssetUrls } from './asset-urls.js';
import { AvatarsController } from './avatars.controller.js';
import { AvatarsService } from './avatars.service.js';
import { FilesController } from './files.controller.js';
import { OrphanSweep } from './orphan-sweep.js';
import { PictureIntake } from './picture-intake.js';
import { ResultCopies } from './result-copies.js';
import { UploadQuota } from './upload-quota.js';
import { UploadsController } from './uploads.controller.js';
import { UploadsService } from './uploads.service.js';
import { UploadsPersonalData } from './uploads-personal-data.js';

/** Stored files and uploads. Global, so that users, which stand below it, get their Avatars. */
@Global()
@Module({
  imports: [UsersModule],
  controllers: [UploadsController, AvatarsController, FilesController],
  providers: [
    UploadsPersonalData,
    AssetStore,
    AssetSweeper,
    AssetUrls,
    AvatarsService,
    OrphanSweep,
    PictureIntake,
    ResultCopies,
    UploadQuota,
    UploadsService,
    { provide: Avatars, useExisting: AvatarsService },
  ],
  exports: [AssetStore, Avatars, UploadsService],
})
export class UploadsModule {}
