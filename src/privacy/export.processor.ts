import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { AuditLogReadModel } from '../audit-log/index.js';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database, type Em, newId, rowsIn } from '../platform/database/index.js';
import { PublicLinks } from '../platform/http/index.js';
import { Messages } from '../platform/messaging/index.js';
import { InjectLogger, type Logger } from '../platform/observability/index.js';
import { WorkFolder } from '../platform/storage/index.js';
import { AssetStore, type StoredFile } from '../uploads/index.js';
import { type ArchiveEntry, PersonalData, UserAccounts } from '../users/index.js';
import { writeArchive } from './archive.js';
import type { PrivacyProgress } from './privacy-request.entity.js';

const DAY_MS = 86_400_000;

interface Claimed {
  user_id: string;
}

/** Makes the archive of everything that is kept about a person. */
@Injectable()
export class ExportProcessor {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly personalData: PersonalData,
    private readonly auditLog: AuditLogReadModel,
    private readonly assets: AssetStore,
    private readonly workFolder: WorkFolder,
    private readonly accounts: UserAccounts,
    private readonly messages: Messages,
    private readonly links: PublicLinks,
    @AppConfigToken() private readonly config: AppConfig,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** Does nothing where the request has ended or its user is gone. Safe to repeat. */
  async run(requestId: string): Promise<void> {
    const now = this.clock.now();
    const claimed = await this.db.row(sql<Claimed>`
      update privacy_request r set status = 'RUNNING', updated_at = ${now}
      from app_user u
      where r.id = ${requestId} and r.kind = 'export' and r.status in ('PENDING', 'RUNNING')
        and u.id = r.user_id and u.status <> 'erased'
      returning r.user_id`);
    if (!claimed) return;
    const file = await this.store(requestId, claimed.user_id);
    const completed = await this.db.transaction(async (em) => {
      const rows = await rowsIn(
        em,
        sql`update privacy_request
            set status = 'COMPLETED', asset_id = ${file.id}, progress = null,
                completed_at = ${this.clock.now()}, updated_at = ${this.clock.now()}
            where id = ${requestId} and status = 'RUNNING' returning 1`,
      );
      if (rows.length > 0) {
        await this.assets.create(em, file);
        await this.tell(em, claimed.user_id);
      }
      return rows.length > 0;
    });
    if (!completed) await this.assets.discard(file);
  }

  /** The last try has failed: the person is told so and can ask again. */
  async giveUp(requestId: string): Promise<void> {
    const now = this.clock.now();
    await this.db.rows(sql`
      update privacy_request set status = 'FAILED', completed_at = ${now}, updated_at = ${now}
      where id = ${requestId} and status in ('PENDING', 'RUNNING')`);
  }

  private async tell(em: Em, userId: string): Promise<void> {
    const account = await this.accounts.findById(userId, em);
    if (!account?.email || !account.emailVerified || !this.messages.isOn('email')) return;
    await this.messages.mail(em, {
      to: account.email,
      userId,
      template: 'archive-ready',
      data: {
        name: account.displayName,
        link: this.links.to('/account/privacy'),
        days: this.config.retention.exportDays,
      },
    });
  }

  private async store(requestId: string, userId: string): Promise<StoredFile> {
    await using space = await this.workFolder.open('export');
    const path = space.file('archive.zip');
    const written = await writeArchive(path, this.entries(requestId, userId));
    const id = newId();
    return await this.assets.putObjects(
      {
        id,
        userId,
        role: 'export',
        mime: 'application/zip',
        width: null,
        height: null,
        previewBytes: null,
        retentionClass: 'GALLERY',
        expiresAt: this.clock.in(this.config.retention.exportDays * DAY_MS),
        ...written,
      },
      `exports/${userId}/${id}`,
      path,
      null,
    );
  }

  private async *entries(requestId: string, userId: string): AsyncIterable<ArchiveEntry> {
    const { sources } = this.personalData;
    const of = sources.length + 1;
    for (const [done, source] of sources.entries()) {
      for await (const entry of source.archive(userId)) {
        await this.progress(requestId, { done, of, part: entry.name.split('/')[0] ?? '' });
        yield entry;
      }
    }
    await this.progress(requestId, { done: of - 1, of, part: 'audit-trail' });
    yield { name: 'audit-trail', records: this.auditLog.about(userId) };
  }

  private async progress(requestId: string, progress: PrivacyProgress): Promise<void> {
    try {
      await this.db.rows(sql`
        update privacy_request set progress = ${JSON.stringify(progress)}::jsonb,
          updated_at = ${this.clock.now()}
        where id = ${requestId} and status = 'RUNNING'
          and progress is distinct from ${JSON.stringify(progress)}::jsonb`);
    } catch (error) {
      this.logger.warn({ err: error, requestId }, 'noting the progress of an export failed');
    }
  }
}
