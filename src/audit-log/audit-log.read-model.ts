import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Database } from '../platform/database/index.js';
import { SubjectKeys } from '../platform/encryption/index.js';
import { type Page, paginate } from '../platform/http/index.js';
import type { AuditAction } from './audit-actions.js';
import type { AuditActorSnapshot } from './audit-event.entity.js';
import type { AuditEventQuery, AuditEventResponse } from './audit-log.dto.js';
import { openColumns, type OpenedColumns, type SealedColumns } from './personal-fields.js';

interface AuditRow extends SealedColumns {
  seq: string;
  actor_id: string | null;
  actor: AuditActorSnapshot;
  action: AuditAction;
  entity_type: string;
  entity_id: string | null;
  diff: Record<string, unknown>;
  request_id: string | null;
  created_at: string | Date;
}

const BATCH = 500;
const COLUMNS = sql<AuditRow>`
  select id, seq, actor_id, actor, action, entity_type, entity_id, diff, personal, personal_key,
         origin, origin_key, request_id, created_at`;

@Injectable()
export class AuditLogReadModel {
  constructor(
    private readonly db: Database,
    private readonly keys: SubjectKeys,
  ) {}

  /** Everything that the trail says of a user or of what they did, oldest first, a batch at a time. */
  async *about(userId: string): AsyncIterable<AuditEventResponse> {
    for (let after = 0; ;) {
      const rows = await this.db.rows(sql<AuditRow>`
        ${COLUMNS} from audit_event
        where (actor_id = ${userId} or (entity_type = 'user' and entity_id = ${userId})) and seq > ${after}
        order by seq limit ${BATCH}`);
      yield* await this.opened(rows);
      if (rows.length < BATCH) return;
      after = Number(rows[rows.length - 1]?.seq);
    }
  }

  async list(query: AuditEventQuery): Promise<Page<AuditEventResponse>> {
    const where: RawBuilder<unknown>[] = [];
    if (query.action) where.push(sql`action = ${query.action}`);
    if (query.entityType) where.push(sql`entity_type = ${query.entityType}`);
    if (query.entityId) where.push(sql`entity_id = ${query.entityId}`);
    if (query.actorId) where.push(sql`actor_id = ${query.actorId}`);
    if (query.from) where.push(sql`created_at >= ${query.from}`);
    if (query.to) where.push(sql`created_at < ${query.to}`);
    const { data, pagination } = await paginate(
      this.db,
      query,
      {
        select: COLUMNS,
        from: sql`from audit_event`,
        where,
        sortable: { at: { expression: sql`created_at`, type: 'timestamptz' } },
        defaultSort: '-at',
        id: sql`id`,
      },
      (row) => row,
    );
    return { data: await this.opened(data), pagination };
  }

  private async opened(rows: readonly AuditRow[]): Promise<AuditEventResponse[]> {
    const subjects = rows.flatMap((row) => [row.origin_key, row.personal_key]);
    const keys = await this.keys.findMany(subjects.filter((id) => id !== null));
    return rows.map((row) => toResponse(row, openColumns(row, keys)));
  }
}

function toResponse(
  row: AuditRow,
  { origin, personal, hidden }: OpenedColumns,
): AuditEventResponse {
  return {
    id: row.id,
    seq: Number(row.seq),
    actor: { id: row.actor_id, kind: row.actor.kind, role: row.actor.role ?? null },
    action: row.action,
    entityType: row.entity_type,
    entityId: row.entity_id,
    diff: { ...row.diff, ...personal },
    ip: origin?.ip ?? null,
    userAgent: origin?.userAgent ?? null,
    hidden,
    requestId: row.request_id,
    at: new Date(row.created_at).toISOString(),
  };
}
