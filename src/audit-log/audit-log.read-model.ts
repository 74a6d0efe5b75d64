import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../platform/database/index.js';
import { NotFoundError } from '../platform/errors/index.js';
import { SubjectKeys } from '../platform/encryption/index.js';
import { type Page, paginate } from '../platform/http/index.js';
import type { AuditAction } from './audit-actions.js';
import type { AuditActorSnapshot } from './audit-event.entity.js';
import { conditionsOf } from './audit-filter.js';
import type { AuditEventFilter, AuditEventQuery, AuditEventResponse } from './audit-log.dto.js';
import { openColumns, type OpenedColumns, type SealedColumns } from './personal-fields.js';
import { PersonNames, TypeNames } from './names.js';

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
  /** To the microsecond, as a place to go on from. */
  at: string;
}

type Names = ReadonlyMap<string, string>;

const BATCH = 500;
const COLUMNS = sql<AuditRow>`
  select id, seq, actor_id, actor, action, entity_type, entity_id, diff, personal, personal_key,
         origin, origin_key, request_id, created_at, created_at::text as at`;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

@Injectable()
export class AuditLogReadModel {
  constructor(
    private readonly db: Database,
    private readonly keys: SubjectKeys,
    private readonly names: PersonNames,
    private readonly typeNames: TypeNames,
  ) {}

  /**
   * Everything that the trail says of a user or of what they did, oldest first, a batch at a time. It
   * is for the user: where staff acted, nothing tells who it was and from where.
   */
  async *about(userId: string): AsyncIterable<AuditEventResponse> {
    for (let after = 0; ;) {
      const rows = await this.db.rows(sql<AuditRow>`
        ${COLUMNS} from audit_event
        where (actor_id = ${userId} or (entity_type = 'user' and entity_id = ${userId})) and seq > ${after}
        order by seq limit ${BATCH}`);
      for (const event of await this.opened(rows)) yield forTheUser(event, userId);
      if (rows.length < BATCH) return;
      after = Number(rows[rows.length - 1]?.seq);
    }
  }

  /** Those of these events that are the user's own or about the user, as the user may see them. */
  async findForUser(userId: string, ids: readonly string[]): Promise<AuditEventResponse[]> {
    const rows = await this.db.rows(sql<AuditRow>`
      ${COLUMNS} from audit_event
      where id = any(${[...ids]}::uuid[])
        and (actor_id = ${userId} or (entity_type = 'user' and entity_id = ${userId}))`);
    return (await this.opened(rows)).map((event) => forTheUser(event, userId));
  }

  async list(query: AuditEventQuery): Promise<Page<AuditEventResponse>> {
    const { data, pagination } = await paginate(
      this.db,
      query,
      {
        select: COLUMNS,
        from: sql`from audit_event`,
        where: await conditionsOf(query, this.names),
        sortable: { at: { expression: sql`created_at`, type: 'timestamptz' } },
        defaultSort: '-at',
        id: sql`id`,
      },
      (row) => row,
    );
    return { data: await this.opened(data), pagination };
  }

  async findById(id: string): Promise<AuditEventResponse> {
    const rows = await this.db.rows(sql<AuditRow>`${COLUMNS} from audit_event where id = ${id}`);
    const [event] = await this.opened(rows);
    if (!event) throw new NotFoundError('audit event');
    return event;
  }

  /** All events that are meant, newest first, a batch at a time. */
  async *all(filter: AuditEventFilter): AsyncIterable<AuditEventResponse[]> {
    const conditions = await conditionsOf(filter, this.names);
    for (let last: AuditRow | undefined; ;) {
      const place = last
        ? [sql`(created_at, id) < (${last.at}::text::timestamptz, ${last.id}::uuid)`]
        : [];
      const where = [sql`true`, ...conditions, ...place];
      const rows = await this.db.rows(sql<AuditRow>`
        ${COLUMNS} from audit_event where ${sql.join(where, sql` and `)}
        order by created_at desc, id desc limit ${BATCH}`);
      if (rows.length > 0) yield await this.opened(rows);
      if (rows.length < BATCH) return;
      last = rows.at(-1);
    }
  }

  private async opened(rows: readonly AuditRow[]): Promise<AuditEventResponse[]> {
    const subjects = rows.flatMap((row) => [row.origin_key, row.personal_key]);
    const people = rows.flatMap((row) => [row.actor_id, thingOf(row, 'user')]);
    const types = rows.map((row) => thingOf(row, 'transformation-type'));
    const [keys, names, typeNames] = await Promise.all([
      this.keys.findMany(subjects.filter((id) => id !== null)),
      this.names.of(people.filter((id) => id !== null)),
      this.typeNames.of(types.filter((id) => id !== null)),
    ]);
    const all = new Map([...names, ...typeNames]);
    return rows.map((row) => toResponse(row, openColumns(row, keys), all));
  }
}

/** What an event is about, if it is about such a thing. */
function thingOf(
  { entity_type, entity_id }: AuditRow,
  type: 'user' | 'transformation-type',
): string | null {
  return entity_type === type && entity_id && UUID.test(entity_id) ? entity_id : null;
}

function toResponse(
  row: AuditRow,
  { origin, personal, hidden }: OpenedColumns,
  names: Names,
): AuditEventResponse {
  const nameOf = (id: string | null): string | null => (id && names.get(id)) || null;
  return {
    id: row.id,
    seq: Number(row.seq),
    actor: {
      id: row.actor_id,
      kind: row.actor.kind,
      name: nameOf(row.actor_id),
      role: row.actor.role ?? null,
    },
    action: row.action,
    entityType: row.entity_type,
    entityId: row.entity_id,
    entityName: nameOf(thingOf(row, 'user') ?? thingOf(row, 'transformation-type')),
    diff: { ...row.diff, ...personal },
    ip: origin?.ip ?? null,
    userAgent: origin?.userAgent ?? null,
    hidden,
    requestId: row.request_id,
    at: new Date(row.created_at).toISOString(),
  };
}

function forTheUser(event: AuditEventResponse, userId: string): AuditEventResponse {
  const { actor } = event;
  if (actor.id === userId || actor.kind !== 'user') return event;
  return {
    ...event,
    actor: { ...actor, id: null, name: null },
    ip: null,
    userAgent: null,
    hidden: {},
  };
}
