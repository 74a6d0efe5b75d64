import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type Em, newId, rowsIn } from '../platform/database/index.js';
import { type OpenSubjectKey, SubjectKeys } from '../platform/encryption/index.js';
import { currentRequest } from '../platform/http/index.js';
import type { AuditAction } from './audit-actions.js';
import type { AuditActorSnapshot } from './audit-event.entity.js';
import { sealOrigin, sealPersonal } from './personal-fields.js';
import { strangersOf } from './stranger-key.js';

/** Who acted: a signed-in user (a Principal will do), the program itself, or a stranger. */
export type AuditActor =
  | { readonly userId: string; readonly roles: readonly string[] }
  | 'system'
  | 'anonymous';

export interface AuditEntry {
  readonly action: AuditAction;
  readonly actor: AuditActor;
  /** The kind of thing that it is about, e.g. `user`. */
  readonly entityType: string;
  /** Its id. Nothing personal in clear. */
  readonly entityId?: string | null;
  /**
   * In the place of an id: what names a thing that has none, e.g. a mail address that nobody has an
   * account for. Kept as a hash, which nobody can tie to the name once the day's key is gone.
   */
  readonly entityName?: string;
  /** What changed or was found, e.g. `{ role: ['GUEST', 'ADMIN'] }`. Nothing personal. */
  readonly diff?: Readonly<Record<string, unknown>>;
  /**
   * What of the diff is personal, or free text about a person: shown as part of it, and erased with
   * the user whom it is about.
   */
  readonly personal?: {
    readonly userId: string;
    readonly diff: Readonly<Record<string, unknown>>;
  };
}

type KeyOf = (subjectId: string) => Promise<OpenSubjectKey | undefined>;

/**
 * The only way into the audit trail. Rows cannot be changed or removed afterwards. What is personal
 * is sealed under the key of whom it belongs to: address and agent under the actor's, or under that
 * of the day's strangers.
 */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly clock: Clock,
    private readonly keys: SubjectKeys,
  ) {}

  /** Adds one event in the transaction of `em`, so that it exists exactly if what it speaks of does. */
  async record(em: Em, entry: AuditEntry): Promise<void> {
    await rowsIn(em, await this.statement(entry, (subject) => this.keys.ensure(em, subject)));
  }

  /**
   * The statement that adds one event, for those who run a single one: alone, or after
   * `with … as (…)` together with the change that it speaks of. Address, agent and request id are
   * those of the current request, if there is one.
   */
  insertion(entry: AuditEntry): Promise<RawBuilder<unknown>> {
    return this.statement(entry, (subject) => this.keys.ensureNow(subject));
  }

  private async statement(entry: AuditEntry, keyOf: KeyOf): Promise<RawBuilder<unknown>> {
    const id = newId();
    const at = this.clock.now();
    const request = currentRequest();
    const [actorId, actor] = snapshot(entry.actor);
    const originKey = request ? (actorId ?? strangersOf(at)) : null;
    const originSealer = originKey ? await keyOf(originKey) : undefined;
    const origin = request && originSealer ? sealOrigin(originSealer, id, request) : null;
    const { personal } = entry;
    const fields = personal && sealPersonal(await keyOf(personal.userId), id, personal.diff);
    return sql`
      insert into audit_event (id, created_at, actor_id, actor, action, entity_type, entity_id, diff,
                               personal, personal_key, origin, origin_key, request_id)
      values (${id}, ${at}, ${actorId}, ${JSON.stringify(actor)}, ${entry.action}, ${entry.entityType},
              ${await this.entityOf(entry, at, keyOf)}, ${JSON.stringify(entry.diff ?? {})},
              ${fields ? JSON.stringify(fields) : null}, ${personal?.userId ?? null},
              ${origin}, ${originKey}, ${request?.requestId ?? null})`;
  }

  private async entityOf(entry: AuditEntry, at: Date, keyOf: KeyOf): Promise<string | null> {
    const { entityId = null, entityName, entityType } = entry;
    if (entityName === undefined) return entityId;
    return (await keyOf(strangersOf(at)))?.nameOf(entityName, entityType) ?? null;
  }
}

function snapshot(actor: AuditActor): [string | null, AuditActorSnapshot] {
  if (typeof actor === 'string') return [null, { kind: actor }];
  return [actor.userId, { kind: 'user', role: actor.roles.join(' ') }];
}
