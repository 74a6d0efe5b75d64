import { DomainError, InvalidFieldError } from '../platform/errors/index.js';
import { ALLOWED_TYPES } from './file-signature.js';

/** As "10 MB"; files are measured in MiB, people say MB. */
function megabytes(bytes: number): string {
  return `${Math.round((bytes / (1024 * 1024)) * 10) / 10} MB`;
}

/** Said of a picture that nothing is made of, when it comes in and when it is asked for. */
export const BLOCKED_PICTURE =
  'This picture seems to show nudity, so nothing is made of it. Please use another one, or write to us if that is wrong.';

/** @param bytes size of the file where it is known */
export class FileTooLargeError extends DomainError {
  constructor(limitBytes: number, bytes?: number) {
    const limit = megabytes(limitBytes);
    // A file that is over the limit by a little must not read "is 10 MB; at most 10 MB".
    const known = bytes !== undefined && megabytes(bytes) !== limit;
    super(
      'FILE_TOO_LARGE',
      known
        ? `The file is ${megabytes(bytes)}; at most ${limit} can be uploaded.`
        : `The file is larger than ${limit}, which is the most that can be uploaded.`,
      { field: 'file', limitBytes },
    );
  }
}

/** What cannot be taken as a picture: another type, a damaged file, or one made to do harm. */
export class InvalidFileTypeError extends DomainError {
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}) {
    super('INVALID_FILE_TYPE', message, { field: 'file', allowed: ALLOWED_TYPES, ...details });
  }
}

/** A result of a run that is no picture of pixels: a text, a page of vectors. */
export class NotAPhotoError extends DomainError {
  constructor() {
    super(
      'INVALID_FILE_TYPE',
      'Only a JPEG or PNG picture can be used as a photo. Choose another file of this run.',
      { allowed: ALLOWED_TYPES.slice(0, 2) },
    );
  }
}

export class PictureSizeError extends DomainError {
  constructor(
    size: { width: number; height: number },
    limits: { minSide: number; maxSide: number },
  ) {
    const { minSide, maxSide } = limits;
    const tooSmall = Math.min(size.width, size.height) < minSide;
    super(
      'VALIDATION_ERROR',
      `The picture is ${size.width} × ${size.height} pixels. ` +
        (tooSmall
          ? `Each side must have at least ${minSide} pixels.`
          : `Each side may have at most ${maxSide} pixels.`),
      { field: 'file', ...size, minSide, maxSide },
    );
  }
}

/** Of a picture that seems to show nudity nothing is made. `details.reason` is `PICTURE_BLOCKED`. */
export class BlockedPictureError extends InvalidFieldError {
  constructor(field: 'inputAssetId' | 'file') {
    super(field, BLOCKED_PICTURE, { reason: 'PICTURE_BLOCKED' });
  }
}

/** The form itself is wrong: a missing, doubled or unknown field, an empty file. */
export class UploadFormError extends DomainError {
  constructor(message: string, field = 'file') {
    super('VALIDATION_ERROR', message, { field });
  }
}

export class UploadQuotaError extends DomainError {
  constructor(
    quota: { quotaBytes: number; quotaFiles: number },
    used: { bytes: number; files: number },
  ) {
    const full = used.files >= quota.quotaFiles;
    super(
      'CONFLICT',
      full
        ? `You have ${used.files} uploads, which is the limit. Delete one, or wait until they expire.`
        : `Your uploads would take more than ${megabytes(quota.quotaBytes)}. Delete one, or wait until they expire.`,
      { field: 'file', ...quota, usedBytes: used.bytes, usedFiles: used.files },
    );
  }
}

export class UploadInUseError extends DomainError {
  constructor() {
    super(
      'CONFLICT',
      'A run is still working on this picture. Cancel it, or wait until it is done.',
    );
  }
}
