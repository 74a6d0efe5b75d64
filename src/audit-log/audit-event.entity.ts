import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { newId } from '../platform/database/index.js';

/**
 * Something that must be answerable for years: who did what to which thing. Rows are only ever
 * added (a trigger refuses everything else), and no foreign key ties them to what they speak of.
 */
export const AuditEvent = defineEntity({
  name: 'AuditEvent',
  properties: {
    /** The order of the trail. Numbers may be missing where a transaction was rolled back. */
    seq: p.bigint('number').primary().autoincrement(),
    id: p
      .uuid()
      .onCreate(() => newId())
      .unique('audit_event_id_unique'),
    createdAt: p.datetime(),
    /** The user who acted; null for the program itself and for strangers. */
    actorId: p.uuid().nullable(),
    /** What the actor was at that time. */
    actor: p.json<AuditActorSnapshot>(),
    action: p.string().length(60),
    entityType: p.string().length(40),
    /** An id, or a keyed hash where the thing has no id and its name is personal. */
    entityId: p.string().length(80).nullable(),
    diff: p.json<Record<string, unknown>>(),
    ip: p.string().length(45).nullable(),
    userAgent: p.string().length(300).nullable(),
    requestId: p.string().length(64).nullable(),
  },
  indexes: [
    { name: 'audit_event_created_at_index', properties: ['createdAt', 'id'] },
    { name: 'audit_event_action_index', properties: ['action', 'createdAt'] },
    { name: 'audit_event_entity_index', properties: ['entityType', 'entityId'] },
    { name: 'audit_event_actor_index', properties: ['actorId', 'createdAt'] },
  ],
});

export interface AuditActorSnapshot {
  kind: 'user' | 'system' | 'anonymous';
  role?: string;
}

export type AuditEvent = InferEntity<typeof AuditEvent>;
