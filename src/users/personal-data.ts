import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { Em } from '../platform/database/index.js';

/** One file of a person's archive. */
export type ArchiveEntry =
  | {
      /** Path in the archive without its ending, e.g. `generations`; written as JSON. */
      readonly name: string;
      readonly records: AsyncIterable<object> | Iterable<object>;
    }
  | {
      /** Path in the archive, e.g. `pictures/<id>.png`. */
      readonly name: string;
      /** Resolves with undefined where the bytes have gone meanwhile. */
      readonly open: () => Promise<Readable | undefined>;
    };

/** What an erasure did to one kind of thing. */
export interface ErasedThing {
  /** In plain words, e.g. `sessions`. */
  readonly what: string;
  readonly count: number;
  readonly outcome: 'deleted' | 'blanked' | 'kept without a name';
  /** Why it is kept, where it is. */
  readonly because?: string;
}

/** A file that goes for good once the erasure's transaction has committed. */
export interface ErasedFile {
  readonly assetId: string;
  readonly sha256: string;
  readonly bytes: number;
}

export interface Erasure {
  readonly things: readonly ErasedThing[];
  readonly files?: readonly ErasedFile[];
}

/**
 * What one module knows of a person, for their archive and their erasure. Every module that keeps
 * anything about people offers one and registers it; a test fails for a table that none of them
 * speaks for.
 */
export abstract class PersonalDataSource {
  /** The tables that it speaks for. */
  abstract readonly tables: readonly string[];

  /** Everything that is kept about the person, in the order in which it is to be written. */
  abstract archive(userId: string): AsyncIterable<ArchiveEntry>;

  /**
   * Ends what is going on for the person, before anything is erased. Resolves with false while
   * something cannot be ended yet; it is then asked again.
   */
  async stop(_userId: string): Promise<boolean> {
    return true;
  }

  /** Deletes or blanks what is personal, in the transaction of `em`. Safe to repeat. */
  abstract erase(em: Em, userId: string): Promise<Erasure>;
}

/** Where the modules leave their {@link PersonalDataSource}. */
@Injectable()
export class PersonalData {
  private readonly registered: PersonalDataSource[] = [];

  get sources(): readonly PersonalDataSource[] {
    return this.registered;
  }

  register(source: PersonalDataSource): void {
    this.registered.push(source);
  }
}
