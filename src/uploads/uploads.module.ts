import { Module } from '@nestjs/common';
import { AssetStore } from './asset-store.js';
import { AssetUrls } from './asset-urls.js';

/** Stored files and uploads. */
@Module({
  providers: [AssetStore, AssetUrls],
  exports: [AssetStore],
})
export class UploadsModule {}
