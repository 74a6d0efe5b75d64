import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { type AuditEventResponse, AuditLogReadModel } from '../audit-log/index.js';
import { deviceOf } from '../auth/index.js';
import { Database } from '../platform/database/index.js';
import { type Page, paginate } from '../platform/http/index.js';
import { ACTIVITY_WORDS, runWords, toldActions } from './activity-words.js';
import type { ActivityItem, ActivityQuery } from './activity.dto.js';

interface PlaceRow {
  source: 'event' | 'run';
  id: string;
}

interface RunRow {
  id: string;
  name: string;
  status: string;
  created_at: string | Date;
}

/**
 * What happened in a person's account, from the audit trail and their runs. The places of a page are
 * found by the indexes of both; only what stands on the page is read.
 */
@Injectable()
export class ActivityReadModel {
  constructor(
    private readonly db: Database,
    private readonly auditLog: AuditLogReadModel,
  ) {}

  async list(userId: string, query: ActivityQuery): Promise<Page<ActivityItem>> {
    const { data, pagination } = await paginate(
      this.db,
      query,
      {
        select: sql<PlaceRow>`select source, id`,
        from: sql`from (${sql.join(this.sources(userId, query), sql` union all `)}) activity`,
        where: [],
        sortable: { at: { expression: sql`at`, type: 'timestamptz' } },
        defaultSort: '-at',
        id: sql`id`,
      },
      (row) => row,
    );
    const idsOf = (source: PlaceRow['source']) =>
      data.filter((row) => row.source === source).map(({ id }) => id);
    const items = new Map<string, ActivityItem>();
    const [events, runs] = await Promise.all([
      this.auditLog.findForUser(userId, idsOf('event')),
      this.runs(userId, idsOf('run')),
    ]);
    for (const event of events) items.set(event.id, ofEvent(event, userId));
    for (const run of runs) items.set(run.id, ofRun(run));
    return { data: data.flatMap(({ id }) => items.get(id) ?? []), pagination };
  }

  /** Each is read off an index in order. What the person did to somebody else is not about them. */
  private sources(userId: string, { kind }: ActivityQuery): RawBuilder<unknown>[] {
    const actions = [...toldActions(kind)];
    const told = sql`action = any(${actions}::text[])`;
    const sources = [
      sql`select 'event' as source, id, created_at as at from audit_event
          where actor_id = ${userId} and (entity_type <> 'user' or entity_id = ${userId}) and ${told}`,
      sql`select 'event', id, created_at from audit_event
          where entity_type = 'user' and entity_id = ${userId}
            and actor_id is distinct from ${userId}::uuid and ${told}`,
    ];
    const runs = sql`select 'run' as source, id, created_at as at from generation
                     where user_id = ${userId} and hidden_at is null`;
    if (kind === 'run') return [runs];
    return kind === undefined ? [...sources, runs] : sources;
  }

  private runs(userId: string, ids: readonly string[]): Promise<RunRow[]> {
    return this.db.rows(sql<RunRow>`
      select g.id, t.name, g.status, g.created_at
      from generation g join transformation_type t on t.id = g.type_id
      where g.id = any(${[...ids]}::uuid[]) and g.user_id = ${userId}`);
  }
}

function ofEvent(event: AuditEventResponse, userId: string): ActivityItem {
  const told = ACTIVITY_WORDS[event.action];
  return {
    id: event.id,
    kind: told?.kind ?? 'change',
    words: told?.words(event.diff) ?? event.action,
    at: event.at,
    by: byWhom(event, userId),
    device: event.userAgent === null ? null : deviceOf(event.userAgent),
    ip: event.ip,
    run: null,
  };
}

function byWhom({ actor }: AuditEventResponse, userId: string): ActivityItem['by'] {
  if (actor.id === userId) return 'you';
  if (actor.kind === 'user') return 'staff';
  return actor.kind === 'system' ? 'program' : 'somebody';
}

function ofRun({ id, name, status, created_at }: RunRow): ActivityItem {
  return {
    id,
    kind: 'run',
    words: runWords(name, status),
    at: new Date(created_at).toISOString(),
    by: 'you',
    device: null,
    ip: null,
    run: { id, name, status },
  };
}
