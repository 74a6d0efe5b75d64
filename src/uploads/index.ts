export {
  Asset,
  type AssetRole,
  type DeleteReason,
  RETENTION_CLASSES,
  type RetentionClass,
} from './asset.entity.js';
export type { AssetInfo } from './asset-info.js';
export { AssetStore, type NewOutput, type OpenAsset, type StoredFile } from './asset-store.js';
export { AssetUsage } from './asset-usage.js';
export type { StoredMime } from './file-types.js';
export { openIfThere } from './uploads-personal-data.js';
export { UploadResponse } from './uploads.dto.js';
export { UploadsModule } from './uploads.module.js';
export { UploadsService } from './uploads.service.js';
