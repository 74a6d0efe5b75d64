import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database, type Em, rowIn, rowsIn } from '../platform/database/index.js';
import { InjectLogger, type Logger } from '../platform/observability/index.js';
import {
  CANONICAL_EVENT,
  canonicalTime,
  FIRST_PREV_HASH,
  formatRoot,
  hashOf,
} from './audit-chain.js';

/** Any number: names the advisory lock of whoever seals. */
const LOCK = 7_497_451;
const BATCH = 1_000;
const PAUSE_AFTER_FAILURE_MS = 5_000;

interface LastSeal {
  position: string;
  seq: string;
  hash: Buffer;
  sealed_at: string | Date;
}

interface Root {
  day: string;
  root: string;
  /** The last event that it fixes. */
  seq: number;
}

interface Round {
  readonly sealed: number;
  readonly root?: Root;
}

/**
 * Chains the events of the audit trail soon after they were committed. Every worker looks; whoever
 * holds the lock seals, in one transaction a batch, so that there is one chain and a process that
 * dies leaves nothing half done. The first seal of a new day fixes the root of the day before.
 */
@Injectable()
export class AuditSealer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> | undefined;
  private stopped = false;
  /** The day on which this process last looked whether the day before has its root. */
  private rootedOn = '';

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @AppConfigToken() private readonly config: AppConfig,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.app.role !== 'api') this.next(0);
  }

  /** Before the pool closes; a long line of waiting events is left to the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** Seals what waits now. Resolves with how many; zero also where somebody else is at it. */
  async seal(): Promise<number> {
    const today = dayOf(this.clock.now());
    const { isDue } = (await this.db.row(sql<{ isDue: boolean }>`
      select exists(select from audit_unsealed) as "isDue"`)) ?? { isDue: false };
    if (!isDue && this.rootedOn === today) return 0;
    for (let total = 0; ;) {
      const { sealed, root } = await this.db.transaction((em) => this.round(em));
      if (root) this.logger.info({ ...root }, 'audit root of the day');
      total += sealed;
      if (sealed < BATCH || this.stopped) {
        this.rootedOn = today;
        return total;
      }
    }
  }

  private async round(em: Em): Promise<Round> {
    const lock = await rowIn(
      em,
      sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${LOCK}::bigint) as mine`,
    );
    if (!lock?.mine) return { sealed: 0 };
    const last = await rowIn(
      em,
      sql<LastSeal>`
        select position, seq, hash, sealed_at from audit_seal order by position desc limit 1`,
    );
    const now = this.clock.now();
    const root = last && (await this.closeDay(em, last, now));
    const sealed = await this.sealWaiting(em, last, now);
    return root ? { sealed, root } : { sealed };
  }

  private async sealWaiting(em: Em, last: LastSeal | undefined, sealedAt: Date): Promise<number> {
    const waiting = await rowsIn(
      em,
      sql<{ seq: string; event: string; is_sealed: boolean }>`
        select e.seq, ${CANONICAL_EVENT} as event,
               exists(select from audit_seal s where s.seq = e.seq) as is_sealed
        from audit_unsealed u join audit_event e on e.seq = u.seq
        order by u.seq limit ${BATCH}`,
    );
    if (waiting.length === 0) return 0;
    let position = Number(last?.position ?? 0);
    let prevHash = last?.hash ?? FIRST_PREV_HASH;
    const time = canonicalTime(sealedAt);
    const seals = waiting
      .filter(({ is_sealed }) => !is_sealed)
      .map(({ seq, event }) => {
        position += 1;
        const hash = hashOf({ prevHash, position, sealedAt: time, event });
        const seal = { position, seq, prev: prevHash.toString('hex'), hash: hash.toString('hex') };
        prevHash = hash;
        return seal;
      });
    await rowsIn(
      em,
      sql`
        insert into audit_seal (position, seq, sealed_at, prev_hash, hash)
        select position, seq, ${sealedAt}, decode(prev, 'hex'), decode(hash, 'hex')
        from unnest(${seals.map((seal) => seal.position)}::bigint[], ${seals.map(({ seq }) => seq)}::bigint[],
                    ${seals.map(({ prev }) => prev)}::text[], ${seals.map(({ hash }) => hash)}::text[])
             as made (position, seq, prev, hash)`,
    );
    await rowsIn(
      em,
      sql`delete from audit_unsealed where seq = any(${waiting.map(({ seq }) => seq)}::bigint[])`,
    );
    return waiting.length;
  }

  /** Where the last seal is of an earlier day, it is that day's root. */
  private async closeDay(em: Em, last: LastSeal, now: Date): Promise<Root | undefined> {
    const day = dayOf(new Date(last.sealed_at));
    if (day >= dayOf(now)) return undefined;
    const { position, seq, hash } = last;
    const made = await rowIn(
      em,
      sql`insert into audit_root (day, position, hash, created_at)
          values (${day}, ${position}, ${hash}, ${now}) on conflict (day) do nothing returning day`,
    );
    if (!made) return undefined;
    return { day, root: formatRoot(position, hash), seq: Number(seq) };
  }

  private next(afterMs: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.seal().then(
        () => this.next(this.config.audit.sealEveryMs),
        (error: unknown) => {
          this.logger.error({ err: error }, 'sealing the audit trail failed');
          this.next(PAUSE_AFTER_FAILURE_MS);
        },
      );
    }, afterMs);
    this.timer.unref();
  }
}

/** The day in UTC, as `2026-11-26`. */
function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
