import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/**
 * The key under which what is personal of one user is sealed where rows can never be changed. To
 * destroy it makes all of that unreadable, copies and backups included. No foreign key: the row
 * outlives what it is about, and says then that the key is gone.
 */
export const SubjectKey = defineEntity({
  name: 'SubjectKey',
  properties: {
    userId: p.uuid().primary(),
    /** Sealed by the SecretBox; null once destroyed. */
    wrappedKey: p.text().nullable().hidden(),
    createdAt: p.datetime(),
    destroyedAt: p.datetime().nullable(),
  },
});

export type SubjectKey = InferEntity<typeof SubjectKey>;
