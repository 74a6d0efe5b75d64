import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { type AuditAction, AuditTrail } from '../audit-log/index.js';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database, DatabaseEvents, type Em, rowsIn, violates } from '../platform/database/index.js';
import { InvalidFieldError, NotFoundError } from '../platform/errors/index.js';
import type { Principal } from '../platform/http/index.js';
import { ProviderRegistry } from '../providers/index.js';
import { CATALOGUE_CHANNEL, CatalogueReader } from './catalogue-reader.js';
import { contentHash } from './content-hash.js';
import { priceColumns } from './shipped-catalogue.js';
import type {
  ChangePriceRequest,
  CreateTypeRequest,
  CreateVersionRequest,
  StatusRequest,
  UpdateTypeRequest,
  UpdateVersionRequest,
} from './transformation-types.admin.dto.js';
import { PriceRule, TransformationType, TypeVersion } from './transformation-type.entity.js';
import {
  InvalidContentError,
  RevisionConflictError,
  TakenError,
  TypeInUseError,
  WrongStateError,
} from './transformation-types.errors.js';
import { TransformationTypesReadModel } from './transformation-types.read-model.js';
import type { TypeStatus, VersionContent } from './type-content.js';
import { slugOf } from './type-limits.js';
import { checkVersionContent, type UncheckedContent } from './version-content-check.js';

const CONTENT_KEYS = [
  'pipeline',
  'promptTemplate',
  'negativePrompt',
  'inputSchema',
  'outputSpec',
  'routes',
  'deadlineMs',
] as const satisfies readonly (keyof VersionContent)[];

/** Settings of a type that null takes away. */
const CAN_BE_EMPTY: readonly string[] = ['minPlan', 'thumbnailUrl', 'beforeThumbnailUrl'];

/** A change as the audit trail tells it; undefined where there was nothing to change. */
type Done = { action: AuditAction; diff: Readonly<Record<string, unknown>> } | undefined;

/**
 * Changes of the catalogue by staff. Each is one transaction that locks the type, compares its
 * revision, writes the audit trail and tells every process.
 */
@Injectable()
export class TransformationTypesService {
  constructor(
    private readonly db: Database,
    private readonly events: DatabaseEvents,
    private readonly clock: Clock,
    private readonly providers: ProviderRegistry,
    private readonly reader: CatalogueReader,
    private readonly readModel: TransformationTypesReadModel,
    private readonly audit: AuditTrail,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  /** Makes a type with its first version, both drafts. Returns its id. */
  async create(actor: Principal, request: CreateTypeRequest): Promise<string> {
    const slug = request.slug ?? slugOf(request.name);
    if (slug === '') throw new InvalidFieldError('slug', 'Give a slug; the name yields none.');
    const content = this.checked(request, this.contentOf(request));
    const now = this.clock.now();
    const made = { createdAt: now, updatedAt: now };
    const isOfPerson = request.category === 'photo' || request.category === 'hair';
    return this.committed(request.slug === undefined, () =>
      this.db.transaction(async (em) => {
        const type = em.create(TransformationType, {
          ...made,
          slug,
          name: request.name,
          description: request.description,
          category: request.category,
          inputKind: request.inputKind,
          outputKind: request.outputKind,
          status: 'draft',
          tags: request.tags ?? [],
          sortOrder: request.sortOrder ?? 1000,
          retentionDefault: request.retentionDefault ?? (isOfPerson ? 'EPHEMERAL' : 'GALLERY'),
          freeTierEligible: request.freeTierEligible ?? false,
          minPlan: request.minPlan ?? null,
          thumbnailUrl: request.thumbnailUrl ?? null,
          beforeThumbnailUrl: request.beforeThumbnailUrl ?? null,
          revision: 1,
          editedAt: now,
        });
        em.create(TypeVersion, {
          ...made,
          ...content,
          typeId: type.id,
          number: 1,
          status: 'draft',
          contentHash: contentHash(content),
        });
        const { unit, credits, bundle = null } = request.price;
        em.create(PriceRule, {
          ...made,
          ...priceColumns({ unit, credits, bundle }),
          typeId: type.id,
          effectiveFrom: now,
        });
        await em.flush();
        await this.audit.record(em, {
          action: 'type.created',
          actor,
          entityType: 'transformation-type',
          entityId: type.id,
          diff: { slug, name: request.name, price: request.price },
        });
        return type.id;
      }),
    );
  }

  /** Changes how a type is shown. */
  update(actor: Principal, id: string, { revision, ...changes }: UpdateTypeRequest): Promise<void> {
    return this.change(actor, id, revision, async (_em, type) => {
      const given = Object.entries(changes).filter(([, value]) => value !== undefined);
      for (const [key, value] of given) {
        if (value === null && !CAN_BE_EMPTY.includes(key)) {
          throw new InvalidFieldError(key, `A product always has this: ${key}.`);
        }
      }
      const diff = Object.fromEntries(
        given
          .map(([key, value]) => [key, [type[key as keyof typeof changes], value]] as const)
          .filter(([, [before, after]]) => JSON.stringify(before) !== JSON.stringify(after)),
      );
      if (Object.keys(diff).length === 0) return undefined;
      Object.assign(type, Object.fromEntries(given));
      return { action: 'type.updated', diff };
    });
  }

  /** Makes a draft that builds on another version. */
  addVersion(actor: Principal, id: string, request: CreateVersionRequest): Promise<void> {
    return this.change(actor, id, undefined, async (em, type) => {
      const versions = await em.find(TypeVersion, { typeId: id }, { orderBy: { number: 'desc' } });
      const base =
        request.from == null
          ? (versions.find(({ status }) => status === 'live') ?? versions[0])
          : versions.find(({ number }) => number === request.from);
      if (!base) throw new NotFoundError('version');
      const content = this.checked(type, this.contentOf(request, base));
      const number = (versions[0]?.number ?? 0) + 1;
      const now = this.clock.now();
      em.create(TypeVersion, {
        ...content,
        createdAt: now,
        updatedAt: now,
        typeId: id,
        number,
        status: 'draft',
        contentHash: contentHash(content),
      });
      return { action: 'type.updated', diff: { draft: number, from: base.number } };
    });
  }

  /** Changes a draft. */
  updateVersion(
    actor: Principal,
    id: string,
    number: number,
    { revision, ...request }: UpdateVersionRequest,
  ): Promise<void> {
    return this.change(actor, id, revision, async (em, type) => {
      const version = await this.version(em, id, number);
      if (version.status !== 'draft') {
        throw new WrongStateError(
          'A version that was published does not change. Make a new draft from it.',
          version.status,
        );
      }
      const content = this.checked(type, this.contentOf(request, version));
      const hash = contentHash(content);
      if (hash === version.contentHash) return undefined;
      const diff = { draft: number, contentHash: [version.contentHash, hash] };
      em.assign(version, { ...content, contentHash: hash, updatedAt: this.clock.now() });
      return { action: 'type.updated', diff };
    });
  }

  /** Makes a version the live one: a draft for the first time, or an older one again. */
  publish(
    actor: Principal,
    id: string,
    number: number,
    { revision }: StatusRequest,
  ): Promise<void> {
    return this.change(actor, id, revision, async (em, type) => {
      if (type.status === 'archived') {
        throw new WrongStateError('An archived product is enabled first.', type.status);
      }
      const version = await this.version(em, id, number);
      if (version.status === 'live') return undefined;
      this.checked(type, this.contentOf({}, version));
      const live = await em.findOne(TypeVersion, { typeId: id, status: 'live' });
      const now = this.clock.now();
      if (live) {
        em.assign(live, { status: 'retired', updatedAt: now });
        // Two versions are never live at once, not even within the transaction.
        await em.flush();
      }
      em.assign(version, { status: 'live', publishedAt: now, updatedAt: now });
      const status = type.status;
      if (status === 'draft') type.status = 'published';
      return {
        action: 'type.version-published',
        diff: {
          version: [live?.number ?? null, number],
          contentHash: version.contentHash,
          ...(status === type.status ? {} : { status: [status, type.status] }),
        },
      };
    });
  }

  /** Offers a type that was disabled or archived again. */
  enable(actor: Principal, id: string, { revision }: StatusRequest): Promise<void> {
    return this.change(actor, id, revision, async (em, type) => {
      const live = await em.count(TypeVersion, { typeId: id, status: 'live' });
      if (live === 0) throw new WrongStateError('Publish a version first.', type.status);
      return this.setStatus(type, 'published');
    });
  }

  /** Takes a type out of the shop window; runs under way go on. */
  disable(actor: Principal, id: string, { revision }: StatusRequest): Promise<void> {
    return this.change(actor, id, revision, async (_em, type) => {
      if (type.status !== 'published' && type.status !== 'disabled') {
        throw new WrongStateError('Only a published product can be disabled.', type.status);
      }
      return this.setStatus(type, 'disabled');
    });
  }

  /** Puts a type away for good, with its history. */
  archive(actor: Principal, id: string, { revision }: StatusRequest): Promise<void> {
    return this.change(actor, id, revision, async (_em, type) => this.setStatus(type, 'archived'));
  }

  /** Adds a price rule, in effect now or from a later moment on. */
  setPrice(actor: Principal, id: string, request: ChangePriceRequest): Promise<void> {
    return this.change(actor, id, request.revision, async (em) => {
      const now = this.clock.now();
      const asked = request.effectiveFrom ?? now;
      const effectiveFrom = asked < now ? now : asked;
      const { unit, credits, bundle = null } = request;
      const before = await em.findOne(
        PriceRule,
        { typeId: id, effectiveFrom: { $lte: now } },
        { orderBy: { effectiveFrom: 'desc', id: 'desc' } },
      );
      const columns = priceColumns({ unit, credits, bundle });
      em.create(PriceRule, {
        ...columns,
        createdAt: now,
        updatedAt: now,
        typeId: id,
        effectiveFrom,
      });
      const was = before && {
        unit: before.unit,
        credits: before.credits,
        bundleUnits: before.bundleUnits,
        bundleCredits: before.bundleCredits,
      };
      return { action: 'price.changed', diff: { price: [was, columns], effectiveFrom } };
    });
  }

  /** Deletes a type that was never run, with its versions and prices. */
  async delete(actor: Principal, id: string): Promise<void> {
    const used = (await this.readModel.count([id])).get(id) ?? 0;
    if (used > 0) throw new TypeInUseError(used);
    try {
      await this.committed(false, () =>
        this.db.transaction(async (em) => {
          const type = await this.locked(em, id);
          // Waits for runs that are being accepted; later ones find the version gone.
          await rowsIn(em, sql`select id from type_version where type_id = ${id} for update`);
          await em.nativeDelete(TransformationType, { id });
          await this.events.notify(em, CATALOGUE_CHANNEL, id);
          await this.audit.record(em, {
            action: 'type.deleted',
            actor,
            entityType: 'transformation-type',
            entityId: id,
            diff: { slug: type.slug, name: type.name, status: type.status },
          });
        }),
      );
    } catch (error) {
      if (!isReferenced(error)) throw error;
      const since = (await this.readModel.count([id])).get(id) ?? 1;
      throw new TypeInUseError(since, { cause: error });
    }
  }

  private setStatus(type: TransformationType, status: TypeStatus): Done {
    if (type.status === status) return undefined;
    const diff = { status: [type.status, status] };
    type.status = status;
    return { action: 'type.status-changed', diff };
  }

  private async change(
    actor: Principal,
    id: string,
    revision: number | undefined,
    work: (em: Em, type: TransformationType) => Promise<Done>,
  ): Promise<void> {
    await this.committed(false, () =>
      this.db.transaction(async (em) => {
        const type = await this.locked(em, id);
        if (revision != null && revision !== type.revision) {
          throw new RevisionConflictError(type.revision);
        }
        const done = await work(em, type);
        if (!done) return;
        const now = this.clock.now();
        type.revision += 1;
        type.updatedAt = now;
        type.editedAt ??= now;
        await em.flush();
        await this.audit.record(em, {
          ...done,
          actor,
          entityType: 'transformation-type',
          entityId: id,
        });
        await this.events.notify(em, CATALOGUE_CHANNEL, id);
      }),
    );
  }

  /**
   * Runs a transaction; afterwards this process, too, sees what it did. Who did not choose the slug
   * is told that the name is taken.
   */
  private async committed<T>(slugFromName: boolean, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      for (const field of ['name', 'slug'] as const) {
        if (violates(error, `transformation_type_${field}_unique`)) {
          throw new TakenError(slugFromName ? 'name' : field, { cause: error });
        }
      }
      throw error;
    } finally {
      this.reader.invalidate();
    }
  }

  /** The type, locked against other changes but not against runs that refer to it. */
  private async locked(em: Em, id: string): Promise<TransformationType> {
    await rowsIn(em, sql`select id from transformation_type where id = ${id} for no key update`);
    const type = await em.findOne(TransformationType, { id });
    if (!type) throw new NotFoundError('product');
    return type;
  }

  private async version(em: Em, typeId: string, number: number): Promise<TypeVersion> {
    const version = await em.findOne(TypeVersion, { typeId, number });
    if (!version) throw new NotFoundError('version');
    return version;
  }

  /** The parts of the content that are given, over those of a base. */
  private contentOf(
    given: Partial<UncheckedContent>,
    base: Partial<UncheckedContent> = {},
  ): Partial<UncheckedContent> {
    return Object.fromEntries(CONTENT_KEYS.map((key) => [key, given[key] ?? base[key]]));
  }

  /** @throws InvalidContentError with every problem */
  private checked(
    type: Pick<TransformationType, 'inputKind' | 'outputKind'>,
    given: Partial<UncheckedContent>,
  ): VersionContent {
    const { inputKind, outputKind } = type;
    const { deadlineMs: deadlines } = this.config.generation;
    const ofOutput =
      outputKind === 'story'
        ? deadlines.story
        : outputKind === 'ebook'
          ? deadlines.ebook
          : deadlines.image;
    const { content, problems } = checkVersionContent(
      { ...given, deadlineMs: given.deadlineMs ?? ofOutput } as UncheckedContent,
      {
        inputKind,
        outputKind,
        recipe: (capability, name) => this.providers.recipe(capability, name),
      },
    );
    if (!content) throw new InvalidContentError(problems);
    return content;
  }
}

/** True where a row that refers to the deleted one stood in the way. */
function isReferenced(error: unknown): boolean {
  for (let at = error as { code?: string; cause?: unknown } | undefined; at;) {
    if (at.code === '23503' || at.code === '23001') return true;
    at = at.cause as typeof at;
  }
  return false;
}
