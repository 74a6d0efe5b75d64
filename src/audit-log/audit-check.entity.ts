import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { AuditVerdict } from './audit-verifier.js';

/** The nightly check of the audit trail, one a day (UTC). Without a finish it was interrupted. */
export const AuditCheck = defineEntity({
  name: 'AuditCheck',
  properties: {
    day: p.date().primary(),
    startedAt: p.datetime(),
    finishedAt: p.datetime().nullable(),
    verdict: p.json<AuditVerdict>().nullable(),
  },
});

export type AuditCheck = InferEntity<typeof AuditCheck>;
