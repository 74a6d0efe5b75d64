import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type Em, newId, rowsIn } from '../platform/database/index.js';
import { currentRequest } from '../platform/http/index.js';
import type { AuditAction } from './audit-actions.js';
import type { AuditActorSnapshot } from './audit-event.entity.js';

/** Who acted: a signed-in user (a Principal will do), the program itself, or a stranger. */
export type AuditActor =
  { readonly userId: string; readonly roles: readonly string[] } | 'system' | 'anonymous';

export interface AuditEntry {
  readonly action: AuditAction;
  readonly actor: AuditActor;
  /** The kind of thing that it is about, e.g. `user`. */
  readonly entityType: string;
  /** Its id; for things without one a keyed hash of their name. Nothing personal in clear. */
  readonly entityId?: string | null;
  /** What changed or was found, e.g. `{ role: ['GUEST', 'ADMIN'], reason: '…' }`. */
  readonly diff?: Readonly<Record<string, unknown>>;
}

/** The only way into the audit trail. Rows cannot be changed or removed afterwards. */
@Injectable()
export class AuditTrail {
  constructor(private readonly clock: Clock) {}

  /** Adds one event in the transaction of `em`, so that it exists exactly if what it speaks of does. */
  async record(em: Em, entry: AuditEntry): Promise<void> {
    await rowsIn(em, this.insertion(entry));
  }

  /**
   * The statement that adds one event, for those who run a single one: alone, or after
   * `with … as (…)` together with the change that it speaks of. Address, agent and request id are
   * those of the current request, if there is one.
   */
  insertion(entry: AuditEntry): RawBuilder<unknown> {
    const request = currentRequest();
    const [actorId, actor] = snapshot(entry.actor);
    return sql`
      insert into audit_event (id, created_at, actor_id, actor, action, entity_type, entity_id, diff,
                               ip, user_agent, request_id)
      values (${newId()}, ${this.clock.now()}, ${actorId}, ${JSON.stringify(actor)}, ${entry.action},
              ${entry.entityType}, ${entry.entityId ?? null}, ${JSON.stringify(entry.diff ?? {})},
              ${request?.ip ?? null}, ${request?.userAgent ?? null}, ${request?.requestId ?? null})`;
  }
}

function snapshot(actor: AuditActor): [string | null, AuditActorSnapshot] {
  if (typeof actor === 'string') return [null, { kind: actor }];
  return [actor.userId, { kind: 'user', role: actor.roles.join(' ') }];
}
