import { Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import {
  balanceChanged,
  type BindingQuote,
  BillingService,
  CreditLedger,
  type HoldResult,
  type PlanFeatures,
  PlanReader,
  QuoteService,
  SpendingCaps,
} from '../billing/index.js';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database, type Em, newId, rowIn, rowsIn } from '../platform/database/index.js';
import { DomainError, InvalidFieldError, NotFoundError } from '../platform/errors/index.js';
import { API_PREFIX, currentRequest } from '../platform/http/index.js';
import { type Judgement, judgementOfPicture, whyBlocked, worstOf } from '../moderation/index.js';
import { JobQueue } from '../platform/queue/index.js';
import { callerKey, RateLimiter } from '../platform/rate-limit/index.js';
import { StorageHealth } from '../platform/storage/index.js';
import {
  CatalogueReader,
  type Inputs,
  judgeInputs,
  refuseTooLarge,
  type RunnableType,
} from '../transformation-types/index.js';
import { AssetStore } from '../uploads/index.js';
import { retentionPreferenceOf } from '../users/index.js';
import type {
  AcceptedGeneration,
  CreateGenerationRequest,
  RetryGenerationRequest,
  UpdateGenerationRequest,
} from './generation.dto.js';
import type { GenerationStatus, RetentionClass } from './generation.entity.js';
import { NeedsProviderError, WrongStateError } from './generation.errors.js';
import { GenerationEvents } from './generation-events.js';
import { RUNS_TOPIC } from './generation-queue.js';
import { GenerationSettlement } from './generation-settlement.js';
import { Idempotency } from './idempotency.js';
import { Retention } from './retention.js';
import { PlaceInQueue } from './place-in-queue.js';

interface OwnRow {
  id: string;
  status: GenerationStatus;
  retention_class: RetentionClass;
  is_favourite: boolean;
  erased_at: unknown;
  slug: string;
  inputs: Record<string, unknown>;
}

interface Prepared {
  type: RunnableType;
  inputs: Inputs;
  assetIds: readonly string[];
  /** Of the owner's plan. */
  features: PlanFeatures;
  judgement: Judgement;
}

const MAX_SEED = 2 ** 31;

@Injectable()
export class GenerationService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly catalogue: CatalogueReader,
    private readonly quotes: QuoteService,
    private readonly ledger: CreditLedger,
    private readonly billing: BillingService,
    private readonly plans: PlanReader,
    private readonly caps: SpendingCaps,
    private readonly assets: AssetStore,
    private readonly idempotency: Idempotency,
    private readonly limiter: RateLimiter,
    private readonly events: GenerationEvents,
    private readonly settlement: GenerationSettlement,
    private readonly retention: Retention,
    private readonly queue: JobQueue,
    private readonly places: PlaceInQueue,
    private readonly storage: StorageHealth,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  /**
   * Accepts a run: the price, the hold, the row and the wake-up of a worker, all in one transaction.
   * Without cover it answers 402 and nothing is left behind. One that is paid for by itself waits for
   * that instead of holding anything.
   */
  create(
    userId: string,
    request: CreateGenerationRequest,
    idempotencyKey: string | undefined,
    parentId: string | null = null,
  ): Promise<AcceptedGeneration> {
    return this.idempotency.once({
      userId,
      key: idempotencyKey,
      request: { ...request, parentId },
      prepare: () => this.prepare(userId, request),
      work: (em, prepared) => this.accept(em, userId, request, parentId, prepared),
    });
  }

  /** Repeats a run that ended without a result, as a new run with a price of its own. */
  async retry(
    userId: string,
    id: string,
    idempotencyKey: string | undefined,
    { pay }: RetryGenerationRequest,
  ): Promise<AcceptedGeneration> {
    const row = await this.own(userId, id);
    if (!['FAILED', 'BLOCKED', 'CANCELED', 'EXPIRED'].includes(row.status)) {
      throw new WrongStateError(
        'Only a run that failed or was cancelled can be tried again.',
        row.status,
      );
    }
    const inputs = await this.db.rows(
      sql<{
        asset_id: string;
      }>`select asset_id from generation_input where generation_id = ${id} order by ordinal`,
    );
    const request = {
      type: row.slug,
      inputs: row.inputs,
      inputAssetIds: inputs.map((input) => input.asset_id),
      retention: row.retention_class,
      ...(pay === undefined ? {} : { pay }),
    };
    return this.create(userId, request, idempotencyKey, id);
  }

  /** Stops a run that waits or works. What it held is given back in the same transaction. */
  async cancel(userId: string, id: string): Promise<void> {
    const row = await this.own(userId, id);
    const ended = await this.db.transaction(async (em) => {
      await this.events.askToStop(em, id);
      return this.settlement.end(em, {
        generationId: id,
        from: ['PENDING', 'PROCESSING'],
        to: 'CANCELED',
      });
    });
    if (!ended && row.status !== 'CANCELED') {
      const { status } = await this.own(userId, id);
      if (status !== 'CANCELED') throw new WrongStateError('This run has already ended.', status);
    }
  }

  async update(userId: string, id: string, change: UpdateGenerationRequest): Promise<void> {
    const row = await this.own(userId, id);
    const { features } = await this.plans.of(userId);
    await this.db.transaction(async (em) => {
      const now = this.clock.now();
      if (change.title !== undefined) {
        const title = change.title?.trim() || null;
        await rowsIn(
          em,
          sql`update generation set title = ${title}, updated_at = ${now} where id = ${id}`,
        );
      }
      if (change.isFavourite !== undefined) {
        await rowsIn(
          em,
          sql`update generation set is_favourite = ${change.isFavourite}, updated_at = ${now} where id = ${id}`,
        );
      }
      await this.changeLifetime(em, row, change, features);
    });
  }

  /** Removes a finished run from its owner's gallery and erases its files. */
  async remove(userId: string, id: string): Promise<void> {
    const row = await this.own(userId, id);
    if (row.status === 'PENDING' || row.status === 'PROCESSING') {
      throw new WrongStateError('This run is still in progress. Cancel it first.', row.status);
    }
    await this.retention.eraseForOwner(id);
    await this.db.rows(
      sql`update generation set hidden_at = ${this.clock.now()}, is_favourite = false where id = ${id}`,
    );
  }

  /**
   * Counts the attempt and checks what can be checked without a transaction. A run whose result could
   * not be stored is not accepted. Who plainly cannot pay
   * is told so here, before anything is locked; the hold decides for the others.
   */
  private async prepare(userId: string, request: CreateGenerationRequest): Promise<Prepared> {
    this.storage.require();
    await this.countAttempt(userId);
    const type = await this.catalogue.findRunnable(request.type);
    if (type.availability !== 'ready') throw new NeedsProviderError(type.name);
    const { features } = await this.plans.refuseUnopened(userId, type);
    const inputs = this.catalogue.validateInputs(type, request.inputs ?? {});
    if (request.pay === 'single') this.catalogue.refuseBlocked(type, inputs);
    const assetIds = checkAssetCount(type, request.inputAssetIds ?? []);
    await this.billing.refuseWithoutCover(userId, type, inputs, request.pay);
    return { type, inputs, assetIds, features, judgement: judgeInputs(type, inputs) };
  }

  private async accept(
    em: Em,
    userId: string,
    request: CreateGenerationRequest,
    parentId: string | null,
    { type, inputs, assetIds, features, judgement }: Prepared,
  ): Promise<AcceptedGeneration> {
    const photos = await this.assets.useInputs(em, userId, assetIds);
    refuseTooLarge(type, inputs, photos);
    const worst = worstOf([judgement, ...photos.map((photo) => judgementOfPicture(photo.verdict))]);
    if (request.pay === 'single') refuseToSell(worst);
    const quote = request.quoteId
      ? await this.quotes.use(em, userId, request.quoteId, type, inputs)
      : await this.quotes.create(em, userId, type, inputs);
    const id = newId();
    const hold = request.pay === 'single' ? null : await this.hold(em, { id, userId, type, quote });
    const now = this.clock.now();
    const unpaidUntil = hold ? null : this.clock.in(this.config.generation.unpaidMinutes * 60_000);
    const paidBy = hold?.paidBy ?? 'payment';
    const seed = randomInt(MAX_SEED);
    const retention = sql`coalesce(${request.retention ?? null}, ${retentionPreferenceOf(userId)}, ${type.retentionDefault})`;
    const marked = worst.verdict === 'allow' ? null : worst;
    // Each status is counted by itself, because each has an index of its own.
    const counted = await rowIn(
      em,
      sql<{ position: number; active: number }>`
        with added as (
          insert into generation (id, created_at, updated_at, user_id, type_id, type_version_id, parent_id,
            status, inputs, seed, quote_id, hold_id, paid_by, unpaid_until, price_quoted, retention_class, request_id,
            last_event_seq, priority, quality_tier, moderation_verdict, moderation_reason)
          values (${id}, ${now}, ${now}, ${userId}, ${type.typeId}, ${type.versionId}, ${parentId},
            'PENDING', ${JSON.stringify(inputs)}::jsonb, ${seed}, ${quote.id}, ${hold?.holdId ?? null}, ${paidBy},
            ${unpaidUntil}, ${quote.credits}, ${retention}, ${currentRequest()?.requestId ?? null}, 0,
            ${features.priority}, ${features.qualityTier}, ${marked?.verdict ?? null}, ${marked?.reason ?? null}))
        select
          ${this.places.ofNext(features.priority)} as position,
          ${balanceChanged(userId)} as told,
          ((select count(*) from generation where user_id = ${userId} and status = 'PENDING')
            + (select count(*) from generation where user_id = ${userId} and status = 'PROCESSING'))::int as active`,
    );
    const position = counted?.position ?? 0;
    const { maxActivePerUser } = this.config.generation;
    if ((counted?.active ?? 0) >= maxActivePerUser) {
      throw new DomainError(
        'RATE_LIMIT_EXCEEDED',
        `At most ${maxActivePerUser} runs can wait or work at once. Please wait until one has ended.`,
        { limit: maxActivePerUser },
      );
    }
    for (const [ordinal, assetId] of assetIds.entries()) {
      await rowsIn(
        em,
        sql`insert into generation_input (generation_id, ordinal, asset_id) values (${id}, ${ordinal}, ${assetId})`,
      );
    }
    if (hold) {
      await this.events.append(em, id, [{ kind: 'queued', payload: { position } }]);
      await this.queue.wake(em, RUNS_TOPIC);
    }
    const self = `/${API_PREFIX}/generations/${id}`;
    return {
      id,
      status: 'PENDING',
      type: type.slug,
      typeVersion: type.number,
      createdAt: now.toISOString(),
      position,
      price: { quoted: quote.credits, charged: null, released: null, paidBy },
      unpaid: unpaidUntil && {
        amountMinor: quote.amountMinor,
        currency: quote.currency,
        until: unpaidUntil.toISOString(),
        underWay: false,
      },
      links: { self, events: `${self}/events` },
    };
  }

  /** @throws NoCoverError where nothing pays for it */
  private async hold(
    em: Em,
    run: { id: string; userId: string; type: RunnableType; quote: BindingQuote },
  ): Promise<HoldResult> {
    const { id: generationId, userId, type, quote } = run;
    const hold = await this.ledger.hold(em, {
      userId,
      generationId,
      quoteId: quote.id,
      credits: quote.credits,
      freeTierEligible: type.freeTierEligible,
    });
    if (!hold) throw await this.billing.noCover(em, userId, type, quote.credits);
    if (hold.nearsCap) await this.caps.tell(em, userId);
    return hold;
  }

  /** A favourite is kept until its owner decides; one-tap keep makes EPHEMERAL results GALLERY. */
  private async changeLifetime(
    em: Em,
    row: OwnRow,
    change: UpdateGenerationRequest,
    features: PlanFeatures,
  ): Promise<void> {
    if (change.retention === undefined && change.isFavourite === undefined) return;
    if (row.erased_at !== null) {
      if (change.retention === undefined && change.isFavourite === false) return;
      throw new WrongStateError(
        'The files of this run are gone and cannot be kept any more.',
        row.status,
      );
    }
    const favourite = change.isFavourite ?? row.is_favourite;
    const wanted = change.retention ?? row.retention_class;
    const retentionClass = favourite ? 'GALLERY' : wanted;
    if (row.status !== 'COMPLETED') {
      await rowsIn(
        em,
        sql`update generation set retention_class = ${retentionClass} where id = ${row.id} and status in ('PENDING', 'PROCESSING')`,
      );
      return;
    }
    await this.retention.setLifetime(em, row.id, {
      retentionClass,
      expiresAt: favourite ? null : this.retention.expiryFor(retentionClass, features),
    });
  }

  private async countAttempt(userId: string): Promise<void> {
    await this.limiter.consume('generation-user', userId);
    const ip = currentRequest()?.ip;
    if (ip) await this.limiter.consume('generation-ip', callerKey(ip));
  }

  private async own(userId: string, id: string): Promise<OwnRow> {
    const row = await this.db.row(sql<OwnRow>`
      select g.id, g.status, g.retention_class, g.is_favourite, g.erased_at, g.inputs, t.slug
      from generation g join transformation_type t on t.id = g.type_id
      where g.id = ${id} and g.user_id = ${userId} and g.hidden_at is null`);
    if (!row) throw new NotFoundError('generation');
    return row;
  }
}

/** Nobody pays for what would be blocked; its words were judged before. */
function refuseToSell(picture: Judgement): void {
  if (picture.verdict !== 'block') return;
  const { message, code } = whyBlocked(picture.reason);
  throw new InvalidFieldError('inputAssetIds', message, { reason: code });
}

/** How many uploads a type takes: one photo, or none. */
function checkAssetCount(type: RunnableType, assetIds: readonly string[]): readonly string[] {
  const wantsPhoto = type.inputKind === 'photo' || type.inputKind === 'photo+prompt';
  if (wantsPhoto && assetIds.length !== 1) {
    throw new InvalidFieldError(
      'inputAssetIds',
      assetIds.length === 0 ? 'Please add a photo.' : 'This takes exactly one photo.',
    );
  }
  if (!wantsPhoto && assetIds.length > 0) {
    throw new InvalidFieldError('inputAssetIds', 'This does not take a photo.');
  }
  return assetIds;
}
