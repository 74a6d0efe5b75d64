import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  type ListObjectVersionsCommandOutput,
  ListObjectVersionsCommand,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { createWriteStream } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../start-error.js';
import { toS3Error } from './s3-errors.js';
import { assertStorageKey, assertStoragePrefix } from './storage-key.js';
import { StorageNotFoundError, toStorageError } from './storage.errors.js';
import {
  type ByteRange,
  type LocalCopy,
  type OpenObject,
  type PutOptions,
  Storage,
  type StoredObject,
} from './storage.js';
import type { WorkFolder } from './work-folder.js';

/** A body that is a file can be sent again from its beginning, which the SDK itself does not do. */
const TRIES = 3;
const FIRST_PAUSE_MS = 200;

interface Version {
  readonly Key: string;
  readonly VersionId: string | undefined;
}

/**
 * Objects in one bucket of S3 or of a server that speaks its protocol. An object is sent as one
 * request of known length, so that the bucket holds it in full or not at all. Deleting takes all
 * versions of an object, where the bucket keeps versions: what people erase must not stay. Times of
 * objects are those of the store.
 */
export class S3Storage extends Storage {
  /** False once the server said that it does not know versions. */
  private knowsVersions = true;

  constructor(
    private readonly client: S3Client,
    private readonly bucket: string,
    private readonly work: WorkFolder,
  ) {
    super();
  }

  /**
   * Looks whether the bucket is there and ours, so that a wrong name or key shows at the start. A
   * store that does not answer is no such mistake: it may come back.
   *
   * @throws StartError
   */
  async assertUsable(): Promise<void> {
    try {
      await this.client.send(new HeadBucketCommand({ Bucket: this.bucket }));
    } catch (error) {
      const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : 0;
      const problem = BUCKET_PROBLEMS[status ?? 0];
      if (problem) {
        throw new StartError(`AWS_S3_BUCKET ${this.bucket}: ${problem}`, { cause: error });
      }
    }
  }

  override async put(
    key: string,
    body: Readable | Buffer,
    options: PutOptions = {},
  ): Promise<number> {
    assertStorageKey(key);
    await using space = await this.work.open('store');
    const draft = space.file('draft');
    try {
      await pipeline(
        Buffer.isBuffer(body) ? Readable.from([body], { objectMode: false }) : body,
        createWriteStream(draft, { flags: 'wx', mode: 0o600 }),
        { signal: options.signal },
      );
    } catch (error) {
      throw toStorageError(error);
    }
    return this.send(key, draft, options.signal);
  }

  override async putFile(key: string, localPath: string): Promise<number> {
    assertStorageKey(key);
    const bytes = await this.send(key, localPath);
    await rm(localPath, { force: true });
    return bytes;
  }

  override async get(key: string, range?: ByteRange): Promise<OpenObject> {
    assertStorageKey(key);
    const { Body, ContentLength, ContentRange } = await this.ask(() =>
      this.client.send(
        new GetObjectCommand({
          Bucket: this.bucket,
          Key: key,
          ...(range ? { Range: `bytes=${range.start}-${range.end - 1}` } : {}),
        }),
      ),
    );
    // `bytes 2-4/10`: the size of the whole comes last.
    const whole = ContentRange?.slice(ContentRange.lastIndexOf('/') + 1) ?? ContentLength;
    return { stream: Body as Readable, bytes: Number(whole) };
  }

  override async stat(key: string): Promise<StoredObject> {
    assertStorageKey(key);
    const found = await this.ask(() =>
      this.client.send(new HeadObjectCommand({ Bucket: this.bucket, Key: key })),
    );
    return { key, bytes: found.ContentLength ?? 0, modifiedAt: found.LastModified as Date };
  }

  override async delete(key: string): Promise<void> {
    assertStorageKey(key);
    const versions = await this.versionsOf(key);
    await this.ask(async () => {
      if (versions) await this.deleteVersions(versions);
      else await this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: key }));
    });
  }

  override async *list(prefix: string): AsyncIterable<StoredObject> {
    assertStoragePrefix(prefix);
    let from: string | undefined;
    do {
      const page = await this.ask(() =>
        this.client.send(
          new ListObjectsV2Command({
            Bucket: this.bucket,
            Prefix: prefix,
            ContinuationToken: from,
          }),
        ),
      );
      for (const { Key, Size, LastModified } of page.Contents ?? []) {
        yield { key: Key as string, bytes: Size ?? 0, modifiedAt: LastModified as Date };
      }
      from = page.NextContinuationToken;
    } while (from !== undefined);
  }

  /** A file in the work folder, which goes with the release. */
  override async localCopy(key: string): Promise<LocalCopy> {
    const { stream } = await this.get(key);
    const space = await this.work.open('copy');
    const path = space.file('object');
    try {
      await pipeline(stream, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    } catch (error) {
      await space.release();
      throw toS3Error(error);
    }
    const release = (): Promise<void> => space.release();
    return { path, release, [Symbol.asyncDispose]: release };
  }

  override async check(): Promise<void> {
    await this.ask(() => this.client.send(new HeadBucketCommand({ Bucket: this.bucket })));
  }

  /** Nothing: an object whose request broke off was never there. */
  override removeAbandoned(): Promise<number> {
    return Promise.resolve(0);
  }

  private async send(key: string, path: string, signal?: AbortSignal): Promise<number> {
    await using file = await open(path, 'r').catch((error: unknown) => {
      throw toStorageError(error);
    });
    const { size } = await file.stat();
    for (let tries = 1; ; tries++) {
      try {
        await this.sendOnce(key, file, size, signal);
        return size;
      } catch (error) {
        if (tries === TRIES || !mayPass(error) || signal?.aborted) throw toS3Error(error);
        await sleep(FIRST_PAUSE_MS * 4 ** (tries - 1));
      }
    }
  }

  private async sendOnce(
    key: string,
    file: FileHandle,
    size: number,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const body = file.createReadStream({ start: 0, autoClose: false });
    try {
      await this.client.send(
        new PutObjectCommand({
          Bucket: this.bucket,
          Key: key,
          Body: body,
          ContentLength: size,
        }),
        signal ? { abortSignal: signal } : {},
      );
    } finally {
      body.destroy();
    }
  }

  /** Undefined where the server keeps no versions, and cannot say so otherwise. */
  private async versionsOf(key: string): Promise<Version[] | undefined> {
    if (!this.knowsVersions) return undefined;
    const found: Version[] = [];
    let page: ListObjectVersionsCommandOutput | undefined;
    do {
      const next = page;
      try {
        page = await this.client.send(
          new ListObjectVersionsCommand({
            Bucket: this.bucket,
            Prefix: key,
            KeyMarker: next?.NextKeyMarker,
            VersionIdMarker: next?.NextVersionIdMarker,
          }),
        );
      } catch (error) {
        if (!(error instanceof S3ServiceException) || error.$metadata.httpStatusCode !== 501) {
          throw toS3Error(error);
        }
        this.knowsVersions = false;
        return undefined;
      }
      for (const { Key, VersionId } of [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])]) {
        if (Key === key) found.push({ Key, VersionId });
      }
      // Keys come in order: past this one there is none of it.
    } while (page.IsTruncated && page.NextKeyMarker === key);
    return found;
  }

  private async deleteVersions(versions: readonly Version[]): Promise<void> {
    if (versions.length === 0) return;
    const { Errors = [] } = await this.client.send(
      new DeleteObjectsCommand({
        Bucket: this.bucket,
        Delete: { Objects: [...versions], Quiet: true },
      }),
    );
    const [first] = Errors;
    if (first) throw new Error(`${Errors.length} versions stay: ${first.Code}`);
  }

  private async ask<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw toS3Error(error);
    }
  }
}

const BUCKET_PROBLEMS: Readonly<Record<number, string>> = {
  301: 'is in another region. Set AWS_REGION to that one.',
  400: 'was refused by the store. Check AWS_REGION, S3_ENDPOINT and the keys.',
  403: 'may not be used with these keys. Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and their policy.',
  404: 'does not exist. Make it first, and keep it private.',
};

function mayPass(error: unknown): boolean {
  if (error instanceof StorageNotFoundError) return false;
  const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
  return status === undefined || status >= 500 || status === 429;
}
