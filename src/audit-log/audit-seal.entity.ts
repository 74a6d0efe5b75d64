import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/**
 * One link of the chain over the audit trail: it fixes one event and all seals before it. Positions
 * follow each other without a gap, in the order in which events were sealed. Only ever added to.
 */
export const AuditSeal = defineEntity({
  name: 'AuditSeal',
  properties: {
    position: p.bigint('number').primary().autoincrement(false),
    /** The event that it fixes. */
    seq: p.bigint('number').unique('audit_seal_seq_unique'),
    sealedAt: p.datetime(),
    /** The hash of the position before; zeros for the first. */
    prevHash: p.blob(),
    hash: p.blob(),
  },
});

/**
 * Events that wait for their seal. A trigger adds each in the transaction of its event, so a row is
 * seen here exactly when its event is: however late it commits, and whatever its number.
 */
export const AuditUnsealed = defineEntity({
  name: 'AuditUnsealed',
  properties: { seq: p.bigint('number').primary().autoincrement(false) },
});

/** The last hash of each day (UTC) on which something was sealed; a copy elsewhere fixes the chain. */
export const AuditRoot = defineEntity({
  name: 'AuditRoot',
  properties: {
    day: p.date().primary(),
    position: p.bigint('number'),
    hash: p.blob(),
    createdAt: p.datetime(),
  },
});

export type AuditSeal = InferEntity<typeof AuditSeal>;
export type AuditUnsealed = InferEntity<typeof AuditUnsealed>;
export type AuditRoot = InferEntity<typeof AuditRoot>;
