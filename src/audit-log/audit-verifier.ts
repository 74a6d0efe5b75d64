import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database } from '../platform/database/index.js';
import {
  CANONICAL_EVENT,
  CANONICAL_SEALED_AT,
  FIRST_PREV_HASH,
  formatRoot,
  hashOf,
} from './audit-chain.js';
import { keptSince } from './audit-expiry.js';

/**
 * Seals that are read, hashed and let go of at a time. So few are gone again before the engine takes
 * them for something that stays.
 */
const BATCH = 100;
/** Numbers that are looked through at a time for events without a seal. */
const SPAN = 50_000;

/**
 * - `altered`: an event is not what was sealed, or its seal was changed
 * - `missing`: an event that was recorded is gone
 * - `inserted`: an event came into the table by another way than the trail
 * - `broken`: seals are gone, or do not follow each other, or contradict the root of a day
 */
export type AuditProblemKind = 'altered' | 'missing' | 'inserted' | 'broken';

export interface AuditProblem {
  readonly kind: AuditProblemKind;
  /** The event's number; null where only its seal's place is known. */
  readonly seq: number | null;
  readonly id: string | null;
  /** Its place in the chain, where it has one. */
  readonly position: number | null;
  readonly message: string;
}

export interface AuditVerdict {
  readonly intact: boolean;
  /** Events with a seal that were checked. */
  readonly sealed: number;
  /** Events that are so new that they wait for their seal. */
  readonly unsealed: number;
  readonly problems: number;
  /** The one with the lowest number. */
  readonly firstProblem: AuditProblem | null;
  /** The last link of the chain: it fixes everything before it. */
  readonly root: string | null;
}

interface SealRow {
  position: string;
  seq: string;
  prev_hash: Buffer;
  hash: Buffer;
  sealed_at: string;
  id: string | null;
  event: string | null;
}

/** Keeps the first of all problems and how many there are, never all of them. */
class Findings {
  count = 0;
  first: AuditProblem | null = null;

  add(problem: AuditProblem, times = 1): void {
    this.count += times;
    if (!this.first || (problem.seq ?? Infinity) < (this.first.seq ?? Infinity)) {
      this.first = problem;
    }
  }
}

/**
 * Walks the whole chain in batches: every seal follows the one before, every event is what its seal
 * fixed, no event is without a seal unless it waits for one, and the roots of the days are in it.
 */
@Injectable()
export class AuditVerifier {
  private running: Promise<AuditVerdict> | undefined;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  /** Whoever asks while a check runs in this process gets the result of that one. */
  verify(): Promise<AuditVerdict> {
    this.running ??= this.run().finally(() => (this.running = undefined));
    return this.running;
  }

  private async run(): Promise<AuditVerdict> {
    const findings = new Findings();
    const { sealed, root } = await this.walk(findings);
    await this.compareRoots(findings);
    const unsealed = await this.findUnsealed(findings);
    await this.findLostBeforeSeal(findings);
    const { count: problems, first: firstProblem } = findings;
    return { intact: problems === 0, sealed, unsealed, problems, firstProblem, root };
  }

  private async walk(findings: Findings): Promise<Pick<AuditVerdict, 'sealed' | 'root'>> {
    let position = 0;
    let hash: Buffer = FIRST_PREV_HASH;
    let sealed = 0;
    // What is sealed while this walks is left to the next check, or it might never end.
    const { end } = (await this.db.row(sql<{ end: string | null }>`
      select max(position) as end from audit_seal`)) ?? { end: null };
    while (position < Number(end)) {
      const rows = await this.db.rows(sql<SealRow>`
        select s.position, s.seq, s.prev_hash, s.hash, ${CANONICAL_SEALED_AT} as sealed_at, e.id,
               case when e.seq is not null then ${CANONICAL_EVENT} end as event
        from audit_seal s left join audit_event e on e.seq = s.seq
        where s.position > ${position} and s.position <= ${end} order by s.position limit ${BATCH}`);
      if (rows.length === 0) break;
      for (const row of rows) {
        if (Number(row.position) !== position + 1 && !(await this.isExpiredBefore(row))) {
          findings.add({
            ...placeOf(row),
            kind: 'broken',
            message: `The seals at the positions ${position + 1} to ${Number(row.position) - 1}, before event ${row.seq}, are missing.`,
          });
        } else if (Number(row.position) === position + 1 && !row.prev_hash.equals(hash)) {
          findings.add({
            ...placeOf(row),
            kind: 'broken',
            message: `The seal of event ${row.seq} does not follow the one before it.`,
          });
        }
        checkEvent(row, findings);
        position = Number(row.position);
        hash = row.hash;
        sealed += 1;
      }
    }
    return { sealed, root: sealed === 0 ? null : formatRoot(position, hash) };
  }

  /** Whether everything before this seal was rightly removed: up to a root that is old enough. */
  private async isExpiredBefore(row: SealRow): Promise<boolean> {
    const position = Number(row.position);
    const kept = keptSince(this.clock.now(), this.config.audit.keepYears);
    const found = await this.db.row(sql`
      select 1 from audit_root
      where position = ${position - 1} and hash = ${row.prev_hash} and day < ${kept}
        and not exists (select from audit_seal where position < ${position})`);
    return found !== undefined;
  }

  private async compareRoots(findings: Findings): Promise<void> {
    const row = await this.db.row(sql<{
      day: string;
      position: string;
      seq: string | null;
      count: string;
    }>`
      select r.day::text as day, r.position, s.seq, count(*) over () as count
      from audit_root r left join audit_seal s on s.position = r.position
      where s.hash is distinct from r.hash
        and r.position >= coalesce((select min(position) from audit_seal), 1)
      order by s.seq nulls last, r.position limit 1`);
    if (!row) return;
    findings.add(
      {
        kind: 'broken',
        seq: row.seq === null ? null : Number(row.seq),
        id: null,
        position: Number(row.position),
        message: `The chain does not contain the root of ${row.day}, position ${row.position}: it was rewritten or cut off.`,
      },
      Number(row.count),
    );
  }

  /** Resolves with how many wait for their seal; those that do not even wait were put in. */
  private async findUnsealed(findings: Findings): Promise<number> {
    const range = await this.db.row(sql<{ low: string | null; high: string | null }>`
      select min(seq) as low, max(seq) as high from audit_event`);
    let waiting = 0;
    for (let from = Number(range?.low ?? 1); from <= Number(range?.high ?? 0); from += SPAN) {
      const row = await this.db.row(sql<{
        waiting: string;
        inserted: string;
        first: string | null;
      }>`
        select count(u.seq) as waiting, count(*) - count(u.seq) as inserted,
               min(e.seq) filter (where u.seq is null) as first
        from audit_event e left join audit_seal s on s.seq = e.seq left join audit_unsealed u on u.seq = e.seq
        where e.seq >= ${from} and e.seq < ${from + SPAN} and s.seq is null`);
      waiting += Number(row?.waiting ?? 0);
      if (row?.first == null) continue;
      findings.add(
        await this.problemWithout(Number(row.first), {
          kind: 'inserted',
          message: `Event ${row.first} has no seal and waits for none: it came into the table past the trail, or its seal was removed.`,
        }),
        Number(row.inserted),
      );
    }
    return waiting;
  }

  private async findLostBeforeSeal(findings: Findings): Promise<void> {
    const row = await this.db.row(sql<{ count: string; first: string | null }>`
      select count(*) as count, min(u.seq) as first
      from audit_unsealed u left join audit_event e on e.seq = u.seq where e.seq is null`);
    if (row?.first == null) return;
    findings.add(
      {
        kind: 'missing',
        seq: Number(row.first),
        id: null,
        position: null,
        message: `Event ${row.first} was removed before it was sealed.`,
      },
      Number(row.count),
    );
  }

  private async problemWithout(
    seq: number,
    rest: Pick<AuditProblem, 'kind' | 'message'>,
  ): Promise<AuditProblem> {
    const query: RawBuilder<{ id: string }> = sql`select id from audit_event where seq = ${seq}`;
    const row = await this.db.row(query);
    return { seq, id: row?.id ?? null, position: null, ...rest };
  }
}

function checkEvent(row: SealRow, findings: Findings): void {
  const { position, prev_hash: prevHash, sealed_at: sealedAt, event } = row;
  if (event === null) {
    findings.add({
      ...placeOf(row),
      kind: 'missing',
      message: `Event ${row.seq} was sealed and is missing now.`,
    });
  } else if (!hashOf({ prevHash, position: Number(position), sealedAt, event }).equals(row.hash)) {
    findings.add({
      ...placeOf(row),
      kind: 'altered',
      message: `Event ${row.seq} is not what was sealed, or its seal was changed.`,
    });
  }
}

function placeOf({ seq, id, position }: SealRow): Pick<AuditProblem, 'seq' | 'id' | 'position'> {
  return { seq: Number(seq), id, position: Number(position) };
}
