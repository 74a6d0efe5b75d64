export { diskUnavailable } from './local-disk.js';
export { FolderStorage } from './folder-storage.js';
export { makeS3Client } from './s3-client.js';
export { S3Storage } from './s3-storage.js';
export { StorageHealth } from './storage-health.js';
export { StorageModule } from './storage.module.js';
export {
  type ByteRange,
  type LocalCopy,
  type OpenObject,
  type PutOptions,
  Storage,
  type StoredObject,
} from './storage.js';
export { isOfTheDisk, StorageNotFoundError, toStorageError } from './storage.errors.js';
export { assertStorageKey } from './storage-key.js';
export { type NewFile, WorkFolder, type WorkSpace } from './work-folder.js';
