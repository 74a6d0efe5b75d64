import { Injectable, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import type { Readable } from 'node:stream';
import { Database, type Em, rowsIn } from '../platform/database/index.js';
import { NotFoundError } from '../platform/errors/index.js';
import {
  type ArchiveEntry,
  type ErasedFile,
  type Erasure,
  PersonalData,
  PersonalDataSource,
} from '../users/index.js';
import { AssetStore } from './asset-store.js';
import { EXTENSIONS, type StoredMime } from './file-types.js';

interface FileRow {
  id: string;
  mime: StoredMime;
  role: 'input' | 'avatar';
}

/** The pictures that a person gave us, and the rows of all their files. */
@Injectable()
export class UploadsPersonalData extends PersonalDataSource implements OnModuleInit {
  readonly tables = ['asset'];

  constructor(
    private readonly db: Database,
    private readonly assets: AssetStore,
    private readonly personalData: PersonalData,
  ) {
    super();
  }

  onModuleInit(): void {
    this.personalData.register(this);
  }

  async *archive(userId: string): AsyncIterable<ArchiveEntry> {
    yield {
      name: 'files',
      records: await this.db.rows(sql<object>`
        select id, role, mime, bytes, width, height, sha256, created_at, expires_at,
               moderation_verdict, first_downloaded_at, deleted_at, delete_reason
        from asset where user_id = ${userId} order by created_at`),
    };
    const given = await this.db.rows(sql<FileRow>`
      select id, mime, role from asset
      where user_id = ${userId} and role in ('input', 'avatar') and erasing_at is null
      order by created_at`);
    for (const { id, mime, role } of given) {
      const name = role === 'avatar' ? 'profile-picture' : `uploads/${id}`;
      yield {
        name: `${name}.${EXTENSIONS[mime]}`,
        open: () => openIfThere(this.assets, userId, id),
      };
    }
  }

  async erase(em: Em, userId: string): Promise<Erasure> {
    const files = await rowsIn(
      em,
      sql<ErasedFile>`
        select id as "assetId", sha256, bytes from asset
        where user_id = ${userId} and deleted_at is null order by id`,
    );
    await this.assets.markErased(
      em,
      files.map(({ assetId }) => assetId),
      'account',
    );
    return {
      things: [{ what: 'pictures and documents', count: files.length, outcome: 'deleted' }],
      files,
    };
  }
}

/** The bytes of a person's file, or undefined where they have gone meanwhile. */
export async function openIfThere(
  assets: AssetStore,
  userId: string,
  assetId: string,
): Promise<Readable | undefined> {
  try {
    return (await assets.openForOwner(userId, assetId)).stream;
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}
