import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database, type Em, rowIn } from '../platform/database/index.js';
import { NotFoundError } from '../platform/errors/index.js';
import { UploadQuotaError } from './uploads.errors.js';

interface Used {
  bytes: number;
  files: number;
}

/** How much a user's uploads that are still there may take, in files and in bytes. */
@Injectable()
export class UploadQuota {
  constructor(
    private readonly db: Database,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  /**
   * Refuses a user who has nothing left before their file is read. A courtesy: {@link claim} decides.
   * @throws UploadQuotaError
   */
  async requireSome(userId: string): Promise<void> {
    const used = toUsed(await this.db.row(this.usedBy(userId)));
    const { quotaFiles, quotaBytes } = this.config.uploads;
    if (used.files >= quotaFiles || used.bytes >= quotaBytes) {
      throw new UploadQuotaError({ quotaBytes, quotaFiles }, used);
    }
  }

  /**
   * Makes sure, in the transaction that inserts the upload, that it fits. The lock on the user's row
   * lets one upload of a user in at a time, so that many at once cannot all see the same room, and an
   * account that was closed meanwhile gets nothing any more.
   * @throws UploadQuotaError, NotFoundError
   */
  async claim(em: Em, userId: string, bytes: number): Promise<void> {
    const user = await rowIn(
      em,
      sql`select 1 from app_user where id = ${userId} and status <> 'erased' for no key update`,
    );
    if (!user) throw new NotFoundError('user');
    const used = toUsed(await rowIn(em, this.usedBy(userId)));
    const { quotaFiles, quotaBytes } = this.config.uploads;
    if (used.files + 1 > quotaFiles || used.bytes + bytes > quotaBytes) {
      throw new UploadQuotaError({ quotaBytes, quotaFiles }, used);
    }
  }

  private usedBy(userId: string) {
    return sql<{ bytes: string; files: string }>`
      select coalesce(sum(bytes), 0) as bytes, count(*) as files from asset
      where user_id = ${userId} and role = 'input' and deleted_at is null`;
  }
}

function toUsed(row: { bytes: string; files: string } | undefined): Used {
  return { bytes: Number(row?.bytes ?? 0), files: Number(row?.files ?? 0) };
}
