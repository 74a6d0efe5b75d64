import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { Database, DatabaseEvents } from '../platform/database/index.js';
import { DomainError, InvalidFieldError } from '../platform/errors/index.js';
import { InjectLogger, type Logger } from '../platform/observability/index.js';
import { whyBlocked } from '../moderation/index.js';
import {
  isCapability,
  type ProviderError,
  ProviderRegistry,
  type WrittenRequest,
} from '../providers/index.js';
import {
  CatalogueSnapshot,
  nextPriceChange,
  type RunnableRow,
  runnableRows,
  toRunnable,
} from './catalogue-snapshot.js';
import { type CompiledInputs, compileInputs, type Inputs, readInputs } from './input-validator.js';
import { judgeInputs } from './judge-inputs.js';
import { type RunnableType, stepParams } from './runnable-type.js';

/** The channel on which every change of the catalogue is told. */
export const CATALOGUE_CHANNEL = 'catalogue';

/**
 * Without word of a change the copy is compared with the tables at the first read after this time,
 * so that a lost message delays a change by less than five seconds.
 */
const RECHECK_MS = 4_000;

/**
 * The catalogue as everyone may see and run it: published types with their live version and current
 * price, kept in this process. Reads cost no query until something changes, in any process.
 */
@Injectable()
export class CatalogueReader implements OnApplicationBootstrap, OnApplicationShutdown {
  private current: CatalogueSnapshot | undefined;
  private checkedAt = 0;
  private changes = 0;
  private seenChanges = -1;
  private loading: Promise<CatalogueSnapshot> | undefined;
  private readonly compiled = new WeakMap<object, CompiledInputs>();
  private readonly stops: (() => void)[] = [];

  constructor(
    private readonly db: Database,
    private readonly events: DatabaseEvents,
    private readonly clock: Clock,
    private readonly providers: ProviderRegistry,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.stops.push(await this.events.listen(CATALOGUE_CHANNEL, () => this.invalidate()));
    this.stops.push(this.events.onReconnect(() => this.invalidate()));
  }

  onApplicationShutdown(): void {
    for (const stop of this.stops.splice(0)) stop();
  }

  /** Makes the next read look at the tables. */
  invalidate(): void {
    this.changes++;
  }

  /** The published type of this slug. @throws DomainError NOT_FOUND where there is none */
  async findRunnable(slug: string): Promise<RunnableType> {
    const type = (await this.snapshot()).bySlug.get(slug);
    if (!type) {
      throw new DomainError('NOT_FOUND', 'There is no such product.', {
        resource: 'transformation type',
        field: 'type',
      });
    }
    return type;
  }

  /**
   * The type as this version of it has it, whether or not it is still offered; for runs and quotes
   * that were made with it. Price and availability are today's.
   */
  async findVersion(versionId: string): Promise<RunnableType | undefined> {
    const live = (await this.snapshot()).byVersion.get(versionId);
    if (live) return live;
    const row = await this.db.row<RunnableRow>(
      runnableRows(this.clock.now(), sql`v.id = ${versionId}`),
    );
    return row && toRunnable(row, this.providers);
  }

  /**
   * What a person filled in, checked against the type's form: texts trimmed, empty ones left out,
   * defaults filled in. What nobody could make anything of is refused here, before it has a price.
   * @throws InvalidFieldError naming `inputs.<field>`, with all problems in its details
   */
  validateInputs(
    type: Pick<RunnableType, 'inputSchema' | 'pipeline' | 'routes'>,
    given: unknown,
  ): Inputs {
    let compiled = this.compiled.get(type.inputSchema);
    if (!compiled) {
      compiled = compileInputs(type.inputSchema);
      this.compiled.set(type.inputSchema, compiled);
    }
    const inputs = readInputs(type.inputSchema, compiled, given);
    this.refuseUnreadable(type, inputs);
    return inputs;
  }

  /** What somebody should know of what a run will make of what they wrote, before it is run. */
  notesOf(type: Pick<RunnableType, 'pipeline' | 'routes'>, inputs: Inputs): string[] {
    const route = type.routes.standard ?? [];
    return writtenRequests(type, inputs).flatMap((request) => [
      ...this.providers.notesOf(request, route),
    ]);
  }

  /**
   * Refuses what every run would be blocked for, whatever else goes in: for words of our own lists, or of those of
   * whoever would make it. A run that costs nothing then may be made all the same, because it is on record.
   * @throws InvalidFieldError in the words of the run, with the code of its refusal as `details.reason`
   */
  refuseBlocked(
    type: Pick<RunnableType, 'inputSchema' | 'pipeline' | 'routes'>,
    inputs: Inputs,
  ): void {
    const judgement = judgeInputs(type, inputs);
    if (judgement.verdict === 'block') {
      const { message, code } = whyBlocked(judgement.reason);
      throw new InvalidFieldError(`inputs.${judgement.field}`, message, { reason: code });
    }
    for (const { outcome, field, message, code } of this.refusalsOf(type, inputs)) {
      if (outcome !== 'blocked') continue;
      throw new InvalidFieldError(`inputs.${field}`, message, { reason: code });
    }
  }

  private refuseUnreadable(type: Pick<RunnableType, 'pipeline' | 'routes'>, inputs: Inputs): void {
    for (const { outcome, field, message } of this.refusalsOf(type, inputs)) {
      if (outcome === 'refused') throw new InvalidFieldError(`inputs.${field}`, message);
    }
  }

  private refusalsOf(
    type: Pick<RunnableType, 'pipeline' | 'routes'>,
    inputs: Inputs,
  ): ProviderError[] {
    return writtenRequests(type, inputs).flatMap(
      (request) => this.providers.refusalOf(request, Object.values(type.routes)) ?? [],
    );
  }

  /** The catalogue as of now. */
  snapshot(): Promise<CatalogueSnapshot> {
    const { current } = this;
    const fresh =
      current !== undefined &&
      this.seenChanges === this.changes &&
      performance.now() - this.checkedAt < RECHECK_MS &&
      current.providersRevision === this.providers.revision &&
      (current.validUntil === undefined || this.clock.now() < current.validUntil);
    if (fresh) return Promise.resolve(current);
    this.loading ??= this.refresh().finally(() => {
      this.loading = undefined;
    });
    return this.loading;
  }

  private async refresh(): Promise<CatalogueSnapshot> {
    const { changes, current } = this;
    const now = this.clock.now();
    try {
      const stamp = await this.stamp();
      const unchanged =
        current?.stamp === stamp &&
        current.providersRevision === this.providers.revision &&
        (current.validUntil === undefined || now < current.validUntil);
      const next = unchanged ? current : await this.load(stamp, now);
      this.current = next;
      this.seenChanges = changes;
      this.checkedAt = performance.now();
      return next;
    } catch (error) {
      // While the database is away nothing can change either; what is known stays true.
      if (!current) throw error;
      this.logger.warn({ err: error }, 'catalogue could not be read again');
      return current;
    }
  }

  private async load(stamp: string, now: Date): Promise<CatalogueSnapshot> {
    const { revision } = this.providers;
    const [rows, next] = await Promise.all([
      this.db.rows<RunnableRow>(
        runnableRows(now, sql`t.status = 'published' and v.status = 'live'`),
      ),
      this.db.row<{ at: Date | string | null }>(nextPriceChange(now)),
    ]);
    const types = rows.map((row) => toRunnable(row, this.providers));
    return new CatalogueSnapshot(types, stamp, revision, next?.at ? new Date(next.at) : undefined);
  }

  /** Differs whenever anything of the catalogue does. */
  private async stamp(): Promise<string> {
    const row = await this.db.row(sql<{ stamp: string | null }>`
      select md5(string_agg(id::text || revision, ',' order by id)) as stamp from transformation_type`);
    return row?.stamp ?? '';
  }
}

/** The steps that providers do, as far as the form goes into them. */
function writtenRequests({ pipeline }: Pick<RunnableType, 'pipeline'>, inputs: Inputs) {
  return pipeline.flatMap((step): WrittenRequest[] => {
    const { kind: capability, recipe } = step;
    return isCapability(capability)
      ? [{ capability, recipe, params: stepParams(step, inputs) }]
      : [];
  });
}
