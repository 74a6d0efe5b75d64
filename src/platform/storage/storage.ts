import type { Readable } from 'node:stream';

/** Half-open byte range of an object: `start` inclusive, `end` exclusive. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

export interface StoredObject {
  readonly key: string;
  readonly bytes: number;
  readonly modifiedAt: Date;
}

export interface OpenObject {
  readonly stream: Readable;
  /** Size of the whole object, also where a range was asked for. */
  readonly bytes: number;
}

/** A file on this machine that holds an object's bytes. Read it only, and release it. */
export interface LocalCopy extends AsyncDisposable {
  readonly path: string;
  release(): Promise<void>;
}

export interface PutOptions {
  /** Aborts the write; nothing of the object stays. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Where the bytes of pictures and documents live. Keys are paths such as
 * `uploads/<user>/<asset>.jpg`; see `assertStorageKey` for their form. An object is either there in
 * full or not at all. Adapters pass `test/contracts/storage.contract.ts`.
 *
 * Errors of every method: `StorageNotFoundError` where the object is not there, `UnavailableError`
 * where the store is full or does not answer, `TypeError` for a key of the wrong form.
 */
export abstract class Storage {
  /** Stores an object, in place of the one with that key if there is one. Returns its size in bytes. */
  abstract put(key: string, body: Readable | Buffer, options?: PutOptions): Promise<number>;

  /** Stores a local file as an object and takes the file away (moves it where it can). Returns its size. */
  abstract putFile(key: string, localPath: string): Promise<number>;

  /** Opens an object, or a part of it, for reading. The caller reads or destroys the stream. */
  abstract get(key: string, range?: ByteRange): Promise<OpenObject>;

  /** Size and time of an object. */
  abstract stat(key: string): Promise<StoredObject>;

  /** Removes an object, all of its versions. Done as well where there is none. */
  abstract delete(key: string): Promise<void>;

  /** All objects whose key starts with `prefix`, in no given order. */
  abstract list(prefix: string): AsyncIterable<StoredObject>;

  /** The object as a file on this machine, for work that needs a path. */
  abstract localCopy(key: string): Promise<LocalCopy>;

  /** Resolves where objects can be stored now; as a store that answers, whatever is in it. */
  abstract check(): Promise<void>;

  /** Removes what interrupted writes left behind, once it is `ageMs` old. Returns how many. */
  abstract removeAbandoned(ageMs: number): Promise<number>;
}
