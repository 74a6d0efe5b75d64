import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { baseProperties } from '../platform/database/index.js';
import { User } from '../users/index.js';

export const PRIVACY_REQUEST_KINDS = ['export', 'erase'] as const;
export const PRIVACY_REQUEST_STATUSES = ['PENDING', 'RUNNING', 'COMPLETED', 'FAILED'] as const;

/** Of the work so far: part `done` of `of`, and what is being worked on. */
export interface PrivacyProgress {
  done: number;
  of: number;
  part: string;
}

/**
 * That somebody asked for all that is kept about them, or for its erasure, and what became of it.
 * The row of an erasure stays as its proof; it names nobody but by the pseudonymous user id.
 */
export const PrivacyRequest = defineEntity({
  name: 'PrivacyRequest',
  properties: {
    ...baseProperties,
    userId: () =>
      p.manyToOne(User).mapToPk().joinColumn('user_id').index('privacy_request_user_index'),
    kind: p.enum(PRIVACY_REQUEST_KINDS),
    status: p.enum(PRIVACY_REQUEST_STATUSES).default('PENDING'),
    progress: p.json<PrivacyProgress>().nullable(),
    /** Of an export: the archive; no foreign key, the asset goes its own way. */
    assetId: p.uuid().nullable(),
    /** Of an erasure: what was erased, without anything personal. */
    receipt: p.json<Readonly<Record<string, unknown>>>().nullable(),
    completedAt: p.datetime().nullable(),
  },
  indexes: [
    {
      name: 'privacy_request_open_unique',
      expression: `create unique index "privacy_request_open_unique" on "privacy_request" ("user_id", "kind") where status in ('PENDING', 'RUNNING')`,
    },
  ],
});

export type PrivacyRequest = InferEntity<typeof PrivacyRequest>;
