import { FileSource } from './byte-source.js';
import { type ImageFormat, readSignature, SIGNATURE_BYTES } from './file-signature.js';
import { findHiddenContent } from './hidden-content.js';
import { HeaderError, type ImageHeader, readImageHeader } from './image-header.js';
import { InvalidFileTypeError, PictureSizeError } from './uploads.errors.js';

export interface PictureLimits {
  readonly minSide: number;
  readonly maxSide: number;
  readonly maxJpegScans: number;
}

export interface CheckedPicture {
  readonly format: ImageFormat;
  readonly width: number;
  readonly height: number;
}

/**
 * The format of a file by its first bytes.
 * @throws InvalidFileTypeError saying what it looks like instead
 */
export function requireAllowedFormat(head: Buffer): ImageFormat {
  const signature = readSignature(head);
  if (signature.format) return signature.format;
  const { looksLike } = signature;
  throw new InvalidFileTypeError(
    `${looksLike ? `This is ${looksLike}` : 'This is no picture that we can read'}. ` +
      'JPEG, PNG, WebP and GIF pictures can be used.',
    looksLike ? { looksLike } : {},
  );
}

/**
 * All that can be known of an uploaded file without decoding it: signature, size of the picture, passes
 * of a JPEG, other content in it. Costs about a thousandth of a decode.
 * @throws InvalidFileTypeError, PictureSizeError
 */
export async function checkPicture(path: string, limits: PictureLimits): Promise<CheckedPicture> {
  await using source = await FileSource.open(path);
  const format = requireAllowedFormat(await source.read(0, SIGNATURE_BYTES));
  const header = await readHeader(source, format, limits);
  const { width, height } = header;
  const sides = [width, height];
  if (sides.some((side) => side < limits.minSide || side > limits.maxSide)) {
    throw new PictureSizeError({ width, height }, limits);
  }
  if (header.scans > limits.maxJpegScans) {
    throw new InvalidFileTypeError(
      `This JPEG is made of more than ${limits.maxJpegScans} passes. Save it anew in an image program.`,
      { maxScans: limits.maxJpegScans },
    );
  }
  const hidden = await findHiddenContent(source, header.comments);
  if (hidden) {
    throw new InvalidFileTypeError(
      `This picture holds ${hidden} besides. Save it anew in an image program, then upload that.`,
      { looksLike: hidden },
    );
  }
  return { format, width, height };
}

async function readHeader(
  source: FileSource,
  format: ImageFormat,
  limits: PictureLimits,
): Promise<ImageHeader> {
  try {
    return await readImageHeader(source, format, limits.maxJpegScans);
  } catch (error) {
    if (!(error instanceof HeaderError)) throw error;
    throw new InvalidFileTypeError(`The picture is damaged: ${error.reason}.`);
  }
}
