import { S3ServiceException } from '@aws-sdk/client-s3';
import { UnavailableError } from '../errors/index.js';
import { StorageNotFoundError } from './storage.errors.js';

/**
 * Errors of the SDK as the errors of the port. That an object is missing is an answer; everything
 * else, from a refused key to a line that broke, is a store that cannot be used now, with the
 * SDK's own words as the cause for whoever runs it.
 */
export function toS3Error(error: unknown): unknown {
  if (error instanceof StorageNotFoundError || error instanceof UnavailableError) return error;
  if (isCallersAbort(error)) return error;
  // A missing bucket is a 404 too, and no answer about an object.
  if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) {
    if (error.name !== 'NoSuchBucket') return new StorageNotFoundError();
  }
  return new UnavailableError('Files cannot be stored or read right now.', 10, { cause: error });
}

function isCallersAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
