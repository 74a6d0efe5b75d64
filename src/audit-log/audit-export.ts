import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { Clock } from '../platform/clock.js';
import { csvRecord } from '../platform/csv.js';
import { Database } from '../platform/database/index.js';
import type { Principal } from '../platform/http/index.js';
import type { AuditEventResponse, AuditExportQuery } from './audit-log.dto.js';
import { AuditLogReadModel } from './audit-log.read-model.js';
import { AuditTrail } from './audit-trail.js';

export interface AuditFile {
  readonly name: string;
  readonly type: string;
  readonly stream: Readable;
}

const FORMATS = {
  csv: { type: 'text/csv; charset=utf-8; header=present', header: headerOf(), line: toCsv },
  jsonl: {
    type: 'application/x-ndjson; charset=utf-8',
    header: '',
    line: (event: AuditEventResponse) => `${JSON.stringify(event)}\n`,
  },
} as const;

/** The trail, or a part of it, as a file that is written while it is read: newest events first. */
@Injectable()
export class AuditExport {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly log: AuditLogReadModel,
  ) {}

  /** Records who takes which part out of the house before the first line goes. */
  async start(actor: Principal, { format, ...filter }: AuditExportQuery): Promise<AuditFile> {
    const now = this.clock.now();
    const { q, ...plain } = filter;
    await this.db.transaction((em) =>
      this.audit.record(em, {
        action: 'audit.exported',
        actor,
        entityType: 'audit-event',
        diff: { format, ...plain },
        // What was looked for may be a name. Whose, nobody knows; so it goes with whoever typed it.
        ...(q === undefined ? {} : { personal: { userId: actor.userId, diff: { q } } }),
      }),
    );
    // The export itself, and what comes while it runs, is not in it.
    const to = filter.to && filter.to < now ? filter.to : now;
    const { type } = FORMATS[format];
    return {
      name: `audit-trail-${now.toISOString().slice(0, 10)}.${format}`,
      type,
      stream: Readable.from(this.lines(format, { ...filter, to }), { objectMode: false }),
    };
  }

  private async *lines(
    format: AuditExportQuery['format'],
    filter: Omit<AuditExportQuery, 'format'>,
  ): AsyncIterable<string> {
    const { header, line } = FORMATS[format];
    if (header) yield header;
    for await (const events of this.log.all(filter)) yield events.map(line).join('');
  }
}

function headerOf(): string {
  return csvRecord([
    'number',
    'id',
    'at',
    'action',
    'actor kind',
    'actor id',
    'actor name',
    'actor roles',
    'thing',
    'thing id',
    'thing name',
    'changes',
    'address',
    'agent',
    'request id',
    'not readable',
  ]);
}

function toCsv(event: AuditEventResponse): string {
  const { actor, diff, hidden } = event;
  const of = (field: 'ip' | 'userAgent'): string | null => event[field] ?? hidden[field] ?? null;
  return csvRecord([
    event.seq,
    event.id,
    event.at,
    event.action,
    actor.kind,
    actor.id,
    actor.name,
    actor.role,
    event.entityType,
    event.entityId,
    event.entityName,
    Object.keys(diff).length === 0 ? null : JSON.stringify(diff),
    of('ip'),
    of('userAgent'),
    event.requestId,
    Object.entries(hidden)
      .map(([field, why]) => `${field}: ${why}`)
      .join(', ') || null,
  ]);
}
