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
    /** An id, or a hash of the name under the day's key where there is none. */
    entityId: p.string().length(80).nullable(),
    diff: p.json<Record<string, unknown>>(),
    /** The personal part of the diff: name → sealed value, null where its key was gone already. */
    personal: p.json<Record<string, string | null>>().nullable(),
    /** The subject under whose key it is sealed. */
    personalKey: p.uuid().nullable(),
    /** Address and agent, sealed; null without a request, or where the key was gone already. */
    origin: p.text().nullable(),
    originKey: p.uuid().nullable(),
    requestId: p.string().length(64).nullable(),
  },
  indexes: [
    // Each ends as the list is ordered, so that a page of a filtered list is read off the index.
    { name: 'audit_event_created_at_index', properties: ['createdAt', 'id'] },
    { name: 'audit_event_action_index', properties: ['action', 'createdAt', 'id'] },
    {
      name: 'audit_event_entity_index',
      // The operator class serves both `=` and the beginning of an id by LIKE.
      expression: `create index "audit_event_entity_index" on "audit_event" ("entity_id" varchar_pattern_ops, "created_at", "id")`,
    },
    { name: 'audit_event_entity_type_index', properties: ['entityType', 'createdAt', 'id'] },
    { name: 'audit_event_actor_index', properties: ['actorId', 'createdAt', 'id'] },
    {
      name: 'audit_event_request_index',
      expression: `create index "audit_event_request_index" on "audit_event" ("request_id" varchar_pattern_ops)`,
    },
  ],
});

export interface AuditActorSnapshot {
  kind: 'user' | 'system' | 'anonymous';
  role?: string;
}

export type AuditEvent = InferEntity<typeof AuditEvent>;
