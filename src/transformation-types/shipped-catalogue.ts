import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { Database, DatabaseEvents, type Em, rowIn } from '../platform/database/index.js';
import { InjectLogger, type Logger } from '../platform/observability/index.js';
import { ProviderRegistry } from '../providers/index.js';
import { CATALOGUE_CHANNEL, CatalogueReader } from './catalogue-reader.js';
import { contentHash } from './content-hash.js';
import { readShippedCatalogue, type ShippedEntry, shippedCatalogueDir } from './shipped-entry.js';
import {
  PriceRule,
  ShippedType,
  TransformationType,
  TypeVersion,
} from './transformation-type.entity.js';

/** Any number: lets one process take the catalogue in while others wait. */
const CATALOGUE_LOCK = 7_497_450;

export interface TakenIn {
  readonly added: readonly string[];
  readonly changed: readonly string[];
}

/**
 * Takes the catalogue that ships with the program into the database. Every start may do it, in every
 * process: an entry that was taken in is only checked again when its file changed, and then only
 * taken in while nobody has edited the type in the console. What staff deleted does not come back.
 */
@Injectable()
export class ShippedCatalogue {
  constructor(
    private readonly db: Database,
    private readonly events: DatabaseEvents,
    private readonly clock: Clock,
    private readonly providers: ProviderRegistry,
    private readonly reader: CatalogueReader,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** @throws ShippedCatalogueError where a file is wrong; then nothing is changed */
  async takeIn(dir = shippedCatalogueDir()): Promise<TakenIn> {
    const rows = await this.db.rows(
      sql<{ slug: string; hash: string }>`select slug, entry_hash as hash from shipped_type`,
    );
    const hashes = new Map(rows.map(({ slug, hash }) => [slug, hash]));
    const entries = readShippedCatalogue(
      dir,
      (capability, name) => this.providers.recipe(capability, name),
      (slug, hash) => hashes.get(slug) === hash,
    );
    if (entries.length === 0) return { added: [], changed: [] };
    const taken = await this.db.transaction(async (em) => {
      await rowIn(em, sql`select pg_advisory_xact_lock(${CATALOGUE_LOCK})`);
      const known = new Map((await em.findAll(ShippedType)).map((row) => [row.slug, row]));
      const added: string[] = [];
      const changed: string[] = [];
      for (const entry of entries) {
        const before = known.get(entry.meta.slug);
        if (before?.entryHash === entry.hash) continue;
        if (before) {
          before.entryHash = entry.hash;
          before.updatedAt = this.clock.now();
          if (await this.change(em, entry)) changed.push(entry.meta.slug);
        } else if (await this.add(em, entry)) {
          added.push(entry.meta.slug);
        }
      }
      if (added.length + changed.length > 0) {
        await em.flush();
        await this.events.notify(em, CATALOGUE_CHANNEL, 'shipped');
      }
      return { added, changed };
    });
    this.reader.invalidate();
    return taken;
  }

  private async add(em: Em, { meta, price, content, hash }: ShippedEntry): Promise<boolean> {
    const now = this.clock.now();
    const made = { createdAt: now, updatedAt: now };
    const taken = await em.findOne(TransformationType, {
      $or: [{ slug: meta.slug }, { name: meta.name }],
    });
    if (taken) {
      this.logger.warn({ slug: meta.slug, typeId: taken.id }, 'shipped type left out: name in use');
      return false;
    }
    const type = em.create(TransformationType, {
      ...made,
      ...meta,
      status: 'published',
      revision: 1,
    });
    em.create(TypeVersion, {
      ...made,
      ...content,
      typeId: type.id,
      number: 1,
      status: 'live',
      contentHash: contentHash(content),
      publishedAt: now,
    });
    em.create(PriceRule, { ...made, ...priceColumns(price), typeId: type.id, effectiveFrom: now });
    em.create(ShippedType, { ...made, slug: meta.slug, entryHash: hash });
    return true;
  }

  private async change(em: Em, { meta, price, content }: ShippedEntry): Promise<boolean> {
    const type = await em.findOne(TransformationType, { slug: meta.slug });
    if (!type || type.editedAt) return false;
    const now = this.clock.now();
    em.assign(type, { ...meta, updatedAt: now, revision: type.revision + 1 });
    const hash = contentHash(content);
    const versions = await em.find(
      TypeVersion,
      { typeId: type.id },
      { orderBy: { number: 'desc' } },
    );
    const live = versions.find(({ status }) => status === 'live');
    if (live?.contentHash !== hash) {
      if (live) em.assign(live, { status: 'retired', updatedAt: now });
      // Two versions are never live at once, not even within the transaction.
      await em.flush();
      em.create(TypeVersion, {
        ...content,
        createdAt: now,
        updatedAt: now,
        typeId: type.id,
        number: (versions[0]?.number ?? 0) + 1,
        status: 'live',
        contentHash: hash,
        publishedAt: now,
      });
    }
    const rule = await em.findOne(
      PriceRule,
      { typeId: type.id },
      { orderBy: { effectiveFrom: 'desc', id: 'desc' } },
    );
    const columns = priceColumns(price);
    if (
      !rule ||
      Object.entries(columns).some(([key, value]) => rule[key as keyof typeof columns] !== value)
    ) {
      em.create(PriceRule, {
        ...columns,
        createdAt: now,
        updatedAt: now,
        typeId: type.id,
        effectiveFrom: now,
      });
    }
    return true;
  }
}

/** A price as the columns of its rule. */
export function priceColumns({ unit, credits, bundle }: ShippedEntry['price']) {
  return {
    unit,
    credits,
    bundleUnits: bundle?.units ?? null,
    bundleCredits: bundle?.credits ?? null,
  };
}
