import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { ContentTypeError, toDomainError } from '../platform/errors/index.js';
import { type NewFile, toStorageError } from '../platform/storage/index.js';
import { requireAllowedFormat } from './check-picture.js';
import { clearAway } from './clear-away.js';
import { SIGNATURE_BYTES } from './file-signature.js';
import { UploadFile } from './upload-file.js';
import { FileTooLargeError, type InvalidFileTypeError, UploadFormError } from './uploads.errors.js';

const FIELD = 'file';

type CreateFile = () => Promise<NewFile>;

/** More than the rest of a legal form around the file can take: boundaries and headers. */
const FORM_OVERHEAD = 64 * 1024;

/** How much of a refused body is still read, and how long its sender may take to see the answer. */
const DISCARD = { bytes: 32 * 1024 * 1024, ms: 10_000 };

/**
 * Streams the one file of a form to the file that `create` makes. The size is cut while it streams,
 * and the first bytes decide whether the rest is worth reading. Leaves nothing in memory; what stands
 * in the file after an error is the caller's to remove.
 * @throws ContentTypeError, FileTooLargeError, InvalidFileTypeError, UploadFormError, UnavailableError
 *   (no disk)
 */
export async function receiveUpload(
  request: FastifyRequest,
  create: CreateFile,
  maxBytes: number,
): Promise<void> {
  try {
    requireForm(request, maxBytes);
    await receiveParts(request, create, maxBytes);
  } catch (error) {
    discardRest(request.raw);
    throw error;
  }
}

function requireForm(request: FastifyRequest, maxBytes: number): void {
  if (!request.isMultipart()) {
    throw new ContentTypeError('Send the picture as multipart/form-data, in the field "file".');
  }
  const announced = Number(request.headers['content-length']);
  if (announced > maxBytes + FORM_OVERHEAD) throw new FileTooLargeError(maxBytes, announced);
}

async function receiveParts(
  request: FastifyRequest,
  create: CreateFile,
  maxBytes: number,
): Promise<void> {
  const announced = Number(request.headers['content-length'] ?? Infinity);
  const limits = { fileSize: maxBytes, files: 2, fields: 1 };
  let received = false;
  try {
    for await (const part of request.parts({ limits })) {
      if (part.fieldname !== FIELD) {
        throw new UploadFormError(`Send only the field "${FIELD}".`, part.fieldname.slice(0, 100));
      }
      if (part.type !== 'file') throw new UploadFormError('The field "file" must be a file.');
      if (received) throw new UploadFormError('Send one file at a time.');
      await receiveFile(part, create, { maxBytes, mayBeTooLarge: announced > maxBytes });
      received = true;
    }
  } catch (error) {
    throw formError(error, received);
  }
  if (!received) throw new UploadFormError('The field "file" is missing.');
}

/** A file that is too large and no picture either is too large: the rest is read on to know. */
async function receiveFile(
  part: MultipartFile,
  create: CreateFile,
  { maxBytes, mayBeTooLarge }: { maxBytes: number; mayBeTooLarge: boolean },
): Promise<void> {
  let bytes = 0;
  let head = Buffer.alloc(0);
  let refused: InvalidFileTypeError | undefined;
  let file: UploadFile | undefined;
  // After the limit the parser gives no further chunk and no end until the whole part has passed.
  part.file.once('limit', () => part.file.destroy(new FileTooLargeError(maxBytes)));
  try {
    for await (const chunk of part.file as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      clearAway(chunk.length);
      if (head.length < SIGNATURE_BYTES) {
        head = Buffer.concat([head, chunk.subarray(0, SIGNATURE_BYTES - head.length)]);
        if (head.length === SIGNATURE_BYTES) refused = refusalOf(head);
        if (refused && !mayBeTooLarge) break;
      }
      if (refused) continue;
      file ??= new UploadFile(await create());
      await file.write(chunk).catch(storageError);
    }
  } catch (error) {
    await file?.abandon();
    throw error;
  }
  await file?.end().catch(storageError);
  if (bytes === 0) throw new UploadFormError('The file is empty.');
  refused ??= refusalOf(head);
  if (refused) throw refused;
}

function refusalOf(head: Buffer): InvalidFileTypeError | undefined {
  try {
    requireAllowedFormat(head);
    return undefined;
  } catch (error) {
    return error as InvalidFileTypeError;
  }
}

function storageError(error: unknown): never {
  throw toStorageError(error);
}

/** Errors of the form's parser as what is wrong with the form. */
function formError(error: unknown, received: boolean): unknown {
  const { code, message } = error as { code?: unknown; message?: string };
  switch (code) {
    case 'FST_FILES_LIMIT':
      return new UploadFormError('Send one file at a time.');
    case 'FST_FIELDS_LIMIT':
    case 'FST_PARTS_LIMIT':
    case 'FST_PROTO_VIOLATION':
    case 'FST_INVALID_JSON_FIELD_ERROR':
      return new UploadFormError(`Send only the field "${FIELD}".`, 'body');
    case 'FST_MP_PREMATURE_CLOSE':
      return new UploadFormError('The upload was broken off.', 'body');
  }
  if (code === undefined && /multipart|terminated early|boundary|header/i.test(message ?? '')) {
    return new UploadFormError(
      received ? 'The form does not end as it should.' : 'The form is broken off or malformed.',
      'body',
    );
  }
  return error instanceof Error && toDomainError(error).status < 500 ? toDomainError(error) : error;
}

/**
 * Reads on for a while without keeping anything. A server that closes on a sender in mid-sentence
 * resets the connection, and the sender never sees why; one that reads forever can be kept busy. After
 * so many bytes the sender is only held up until it has looked at the answer or the time is over.
 */
function discardRest(raw: IncomingMessage): void {
  if (raw.readableEnded || raw.destroyed) return;
  let left = DISCARD.bytes;
  const timer = setTimeout(() => void raw.socket.destroy(), DISCARD.ms).unref();
  raw.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) raw.pause();
  });
  raw.on('error', () => undefined);
  raw.once('close', () => clearTimeout(timer));
  raw.once('end', () => clearTimeout(timer));
  raw.resume();
}
