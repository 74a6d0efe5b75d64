import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { AuditTrail } from '../audit-log/index.js';
import { RecentProof } from '../auth/index.js';
import { Clock } from '../platform/clock.js';
import { Database, type Em, newId, rowsIn, violates } from '../platform/database/index.js';
import { DomainError, NotFoundError } from '../platform/errors/index.js';
import { API_PREFIX, type Principal, PublicLinks } from '../platform/http/index.js';
import { Messages } from '../platform/messaging/index.js';
import { JobQueue } from '../platform/queue/index.js';
import { RateLimiter } from '../platform/rate-limit/index.js';
import { AssetStore, type OpenAsset } from '../uploads/index.js';
import { RolesService, SessionEnder, UserAccounts } from '../users/index.js';
import { type Receipt, receiptHash } from './erase.processor.js';
import type {
  EraseAccepted,
  EraseRequest,
  ErasureReceiptResponse,
  PrivacyRequestList,
  PrivacyRequestResponse,
} from './privacy.dto.js';
import { eraseJob, exportJob } from './privacy.jobs.js';
import type { PrivacyRequest } from './privacy-request.entity.js';

interface RequestRow {
  id: string;
  kind: PrivacyRequest['kind'];
  status: PrivacyRequest['status'];
  progress: PrivacyRequestResponse['progress'];
  created_at: string | Date;
  completed_at: string | Date | null;
  asset_id: string | null;
  bytes: number | null;
  expires_at: string | Date | null;
}

interface ReceiptRow {
  id: string;
  status: PrivacyRequest['status'];
  created_at: string | Date;
  completed_at: string | Date | null;
  receipt: Receipt | null;
}

/** What people may ask for about themselves: all that is kept, and that it goes. */
@Injectable()
export class PrivacyService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly queue: JobQueue,
    private readonly limiter: RateLimiter,
    private readonly audit: AuditTrail,
    private readonly proof: RecentProof,
    private readonly sessions: SessionEnder,
    private readonly accounts: UserAccounts,
    private readonly roles: RolesService,
    private readonly assets: AssetStore,
    private readonly messages: Messages,
    private readonly links: PublicLinks,
  ) {}

  /** @throws DomainError CONFLICT while another one is being made; RateLimitError */
  async requestExport(user: Principal): Promise<PrivacyRequestResponse> {
    await this.limiter.consume('export-user', user.userId);
    const id = newId();
    await this.open(id, user.userId, 'export', async (em) => {
      await this.audit.record(em, {
        action: 'privacy.export-requested',
        actor: user,
        entityType: 'user',
        entityId: user.userId,
      });
      await this.queue.enqueue(em, exportJob, { requestId: id });
    });
    return this.find(user.userId, id);
  }

  async list(userId: string): Promise<PrivacyRequestList> {
    const rows = await this.db.rows(this.requests(userId, sql`true`));
    return { data: rows.map(toResponse) };
  }

  /** @throws NotFoundError */
  async find(userId: string, id: string): Promise<PrivacyRequestResponse> {
    const row = await this.db.row(this.requests(userId, sql`r.id = ${id}`));
    if (!row) throw new NotFoundError('request');
    return toResponse(row);
  }

  /** @throws NotFoundError where there is no archive, not yet or not any more */
  async openArchive(user: Principal, id: string): Promise<OpenAsset> {
    const row = await this.db.row(this.requests(user.userId, sql`r.id = ${id}`));
    if (!row?.asset_id) throw new NotFoundError('archive');
    const open = await this.assets.openForOwner(user.userId, row.asset_id);
    await this.db.transaction((em) =>
      this.audit.record(em, {
        action: 'privacy.export-downloaded',
        actor: user,
        entityType: 'privacy-request',
        entityId: id,
      }),
    );
    return open;
  }

  /**
   * Closes the account at once and for good, and begins its erasure: no session and no way in is
   * left when this resolves; rows and files go right after.
   *
   * @throws DomainError AUTH_FORBIDDEN without proof, CONFLICT for the last administrator
   */
  async requestErasure(user: Principal, request: EraseRequest): Promise<EraseAccepted> {
    await this.limiter.consume('erase-user', user.userId);
    await this.proof.require(user, request.password);
    const id = newId();
    await this.open(id, user.userId, 'erase', async (em) => {
      if (user.roles.includes('ADMIN') && !(await this.roles.anotherAdminExists(em, user.userId))) {
        throw new DomainError(
          'CONFLICT',
          'This is the last administrator. Appoint another one first.',
        );
      }
      await this.audit.record(em, {
        action: 'privacy.erasure-requested',
        actor: user,
        entityType: 'user',
        entityId: user.userId,
        diff: { receiptId: id },
      });
      await this.sayGoodbye(em, user.userId, id);
      await this.accounts.close(em, user.userId);
      await this.sessions.endAll(em, user.userId, 'erased');
      await this.queue.enqueue(em, eraseJob, { requestId: id });
    });
    return { receiptId: id, receiptUrl: `/${API_PREFIX}/erasures/${id}` };
  }

  /** Not tied to the user, whose messages are about to go; blanked once it is sent. */
  private async sayGoodbye(em: Em, userId: string, receiptId: string): Promise<void> {
    const account = await this.accounts.findById(userId, em);
    if (!account?.email || !account.emailVerified || !this.messages.isOn('email')) return;
    await this.messages.mail(em, {
      to: account.email,
      userId: null,
      template: 'account-erased',
      data: {
        name: account.displayName,
        receiptLink: this.links.to(`/erased/${receiptId}`),
      },
    });
  }

  /** For whoever knows the id: the owner has no account any more. @throws NotFoundError */
  async receipt(id: string): Promise<ErasureReceiptResponse> {
    const row = await this.db.row(sql<ReceiptRow>`
      select id, status, created_at, completed_at, receipt from privacy_request
      where id = ${id} and kind = 'erase'`);
    if (!row) throw new NotFoundError('receipt');
    return {
      id: row.id,
      status: row.status,
      requestedAt: iso(row.created_at),
      erasedAt: row.receipt?.erasedAt ?? null,
      completedAt: row.completed_at === null ? null : iso(row.completed_at),
      things: [...(row.receipt?.things ?? [])],
      files: [...(row.receipt?.files ?? [])],
      sha256: row.receipt ? receiptHash(row.receipt) : null,
    };
  }

  private async open(
    id: string,
    userId: string,
    kind: PrivacyRequest['kind'],
    work: Parameters<Database['transaction']>[0],
  ): Promise<void> {
    const now = this.clock.now();
    try {
      await this.db.transaction(async (em) => {
        await rowsIn(
          em,
          sql`insert into privacy_request (id, created_at, updated_at, user_id, kind)
              values (${id}, ${now}, ${now}, ${userId}, ${kind})`,
        );
        await work(em);
      });
    } catch (error) {
      if (!violates(error, 'privacy_request_open_unique')) throw error;
      throw new DomainError(
        'CONFLICT',
        'Your archive is already being made. It will be listed here in a moment.',
        {},
        { cause: error },
      );
    }
  }

  private requests(userId: string, condition: RawBuilder<unknown>): RawBuilder<RequestRow> {
    return sql<RequestRow>`
      select r.id, r.kind, r.status, r.progress, r.created_at, r.completed_at,
             a.id as asset_id, a.bytes, a.expires_at
      from privacy_request r
      left join asset a on a.id = r.asset_id and a.user_id = r.user_id and a.erasing_at is null
        and a.expires_at > ${this.clock.now()}
      where r.user_id = ${userId} and r.kind = 'export' and ${condition}
      order by r.created_at desc limit 50`;
  }
}

function toResponse(row: RequestRow): PrivacyRequestResponse {
  const ready = row.asset_id !== null;
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    progress: row.progress,
    createdAt: iso(row.created_at),
    completedAt: row.completed_at === null ? null : iso(row.completed_at),
    bytes: row.bytes,
    downloadUrl: ready ? `/${API_PREFIX}/users/me/privacy-requests/${row.id}/download` : null,
    expiresAt: row.expires_at === null ? null : iso(row.expires_at),
  };
}

function iso(column: string | Date): string {
  return new Date(column).toISOString();
}
