import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/index.js';
import type { Principal } from '../platform/http/index.js';
import type { AuditChainResponse, AuditVerificationResponse } from './audit-chain.dto.js';
import { formatRoot, parseRoot } from './audit-chain.js';
import { AuditTrail } from './audit-trail.js';
import { AuditVerifier, type AuditVerdict } from './audit-verifier.js';

const SHOWN_DAYS = 31;

interface CheckRow {
  day: string;
  started_at: string | Date;
  finished_at: string | Date | null;
  verdict: AuditVerdict | null;
}

/** What staff sees of the chain: how far it is, the roots of the days, and whether it holds. */
@Injectable()
export class AuditReview {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly verifier: AuditVerifier,
  ) {}

  async chain(): Promise<AuditChainResponse> {
    const [last, waiting, days, check] = await Promise.all([
      this.db.row(sql<{ position: string; hash: Buffer; sealed_at: string | Date }>`
        select position, hash, sealed_at from audit_seal order by position desc limit 1`),
      this.db.row(sql<{ count: string }>`select count(*) as count from audit_unsealed`),
      this.db.rows(sql<{ day: string; position: string; hash: Buffer }>`
        select day::text as day, position, hash from audit_root order by day desc limit ${SHOWN_DAYS}`),
      this.db.row(sql<CheckRow>`
        select day::text as day, started_at, finished_at, verdict from audit_check
        order by audit_check.day desc limit 1`),
    ]);
    return {
      root: last ? formatRoot(last.position, last.hash) : null,
      sealedAt: last ? new Date(last.sealed_at).toISOString() : null,
      unsealed: Number(waiting?.count ?? 0),
      days: days.map(({ day, position, hash }) => ({ day, root: formatRoot(position, hash) })),
      lastCheck: check
        ? {
            day: check.day,
            startedAt: new Date(check.started_at).toISOString(),
            finishedAt: check.finished_at ? new Date(check.finished_at).toISOString() : null,
            verdict: check.verdict,
          }
        : null,
    };
  }

  /** Checks the whole trail now, and records that somebody did and what came out. */
  async verify(actor: Principal, root?: string): Promise<AuditVerificationResponse> {
    const asOf = this.clock.now().toISOString();
    const startedMs = performance.now();
    const verdict = await this.verifier.verify();
    const givenRoot = root === undefined ? null : await this.find(root);
    const { intact, sealed, problems } = verdict;
    await this.db.transaction((em) =>
      this.audit.record(em, {
        action: 'audit.verified',
        actor,
        entityType: 'audit-event',
        diff: { intact, sealed, problems, ...(root === undefined ? {} : { root, givenRoot }) },
      }),
    );
    return { ...verdict, asOf, tookMs: Math.round(performance.now() - startedMs), givenRoot };
  }

  private async find(text: string): Promise<AuditVerificationResponse['givenRoot']> {
    const root = parseRoot(text);
    if (!root) return 'absent';
    const row = await this.db.row(sql<{ sealed: boolean; rooted: boolean; first: string | null }>`
      select exists(select from audit_seal where position = ${root.position} and hash = ${root.hash}) as sealed,
             exists(select from audit_root where position = ${root.position} and hash = ${root.hash}) as rooted,
             (select min(position) from audit_seal) as first`);
    if (row?.sealed) return 'contained';
    return row?.rooted && root.position < Number(row.first) ? 'expired' : 'absent';
  }
}
