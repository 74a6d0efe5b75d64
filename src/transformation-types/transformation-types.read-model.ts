import { Injectable, Optional } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/index.js';
import { NotFoundError } from '../platform/errors/index.js';
import { type ListSource, type Page, paginate } from '../platform/http/index.js';
import { ProviderRegistry } from '../providers/index.js';
import { availabilityOf } from './catalogue-snapshot.js';
import type {
  AdminTypeDetail,
  AdminTypeQuery,
  AdminTypeResponse,
  PriceRuleResponse,
  TypeVersionResponse,
} from './transformation-types.admin.dto.js';
import type { Price, PriceUnit, VersionContent } from './type-content.js';
import { TypeUsage } from './type-usage.js';

/** A detail shows at most so many versions and prices, the newest. */
const MAX_HISTORY = 100;

type Moment = Date | string;

interface PriceColumns {
  unit: PriceUnit;
  credits: number;
  bundleUnits: number | null;
  bundleCredits: number | null;
}

type TypeRow = Omit<
  AdminTypeResponse,
  'price' | 'usageCount' | 'availability' | 'enabled' | 'createdAt' | 'updatedAt'
> &
  PriceColumns & {
    createdAt: Moment;
    updatedAt: Moment;
    pipeline: VersionContent['pipeline'] | null;
    routes: VersionContent['routes'] | null;
  };

type VersionRow = VersionContent &
  Pick<TypeVersionResponse, 'id' | 'number' | 'status' | 'contentHash'> & {
    publishedAt: Moment | null;
    createdAt: Moment;
    updatedAt: Moment;
  };

const COLUMNS = sql`
  select t.id, t.slug, t.name, t.description, t.category, t.tags, t.sort_order as "sortOrder",
    t.input_kind as "inputKind", t.output_kind as "outputKind", t.status,
    t.retention_default as "retentionDefault", t.free_tier_eligible as "freeTierEligible",
    t.min_plan as "minPlan", t.thumbnail_url as "thumbnailUrl",
    t.before_thumbnail_url as "beforeThumbnailUrl", t.revision,
    t.created_at as "createdAt", t.updated_at as "updatedAt",
    v.number as "liveVersion", v.pipeline, v.routes,
    p.unit, p.credits, p.bundle_units as "bundleUnits", p.bundle_credits as "bundleCredits"`;

/** The catalogue as staff see it: every status, with usage and history. */
@Injectable()
export class TransformationTypesReadModel {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly providers: ProviderRegistry,
    @Optional() private readonly usage?: TypeUsage,
  ) {}

  async list(query: AdminTypeQuery): Promise<Page<AdminTypeResponse>> {
    const where: RawBuilder<unknown>[] = [];
    if (query.status) where.push(sql`t.status = ${query.status}`);
    if (query.category) where.push(sql`t.category = ${query.category}`);
    if (query.q) {
      const part = `%${query.q.replace(/[\\%_]/g, '\\$&')}%`;
      where.push(sql`(t.name ilike ${part} or t.slug ilike ${part})`);
    }
    const source: ListSource<TypeRow> = {
      select: COLUMNS as RawBuilder<TypeRow>,
      from: this.from(),
      where,
      sortable: {
        sortOrder: { expression: sql`t.sort_order`, type: 'integer' },
        name: { expression: sql`t.name`, type: 'text' },
        status: { expression: sql`t.status`, type: 'text' },
        createdAt: { expression: sql`t.created_at`, type: 'timestamptz' },
        updatedAt: { expression: sql`t.updated_at`, type: 'timestamptz' },
      },
      defaultSort: 'sortOrder',
      id: sql`t.id`,
    };
    const page = await paginate(this.db, query, source, (row) => row);
    const counts = await this.count(page.data.map(({ id }) => id));
    return { ...page, data: page.data.map((row) => this.toResponse(row, counts)) };
  }

  /** @throws NotFoundError */
  async one(id: string): Promise<AdminTypeDetail> {
    const row = await this.db.row(sql<TypeRow>`${COLUMNS} ${this.from()} where t.id = ${id}`);
    if (!row) throw new NotFoundError('product');
    const [versions, prices, counts] = await Promise.all([
      this.db.rows(sql<VersionRow>`
        select id, number, status, content_hash as "contentHash", pipeline,
          prompt_template as "promptTemplate", negative_prompt as "negativePrompt",
          input_schema as "inputSchema", output_spec as "outputSpec", routes,
          deadline_ms as "deadlineMs", published_at as "publishedAt",
          created_at as "createdAt", updated_at as "updatedAt"
        from type_version where type_id = ${id} order by number desc limit ${MAX_HISTORY}`),
      this.db.rows(sql<PriceColumns & { effectiveFrom: Moment }>`
        select unit, credits, bundle_units as "bundleUnits", bundle_credits as "bundleCredits",
          effective_from as "effectiveFrom"
        from price_rule where type_id = ${id} order by effective_from desc, id desc limit ${MAX_HISTORY}`),
      this.count([id]),
    ]);
    return {
      ...this.toResponse(row, counts),
      versions: versions.map((version) => ({
        ...version,
        availability: availabilityOf(version, this.providers),
        publishedAt: version.publishedAt && iso(version.publishedAt),
        createdAt: iso(version.createdAt),
        updatedAt: iso(version.updatedAt),
      })),
      prices: prices.map((rule): PriceRuleResponse => ({
        ...toPrice(rule),
        effectiveFrom: iso(rule.effectiveFrom),
      })),
    };
  }

  /** Number of runs per type id. */
  async count(typeIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return typeIds.length === 0 || !this.usage ? new Map() : this.usage.count(typeIds);
  }

  private from(): RawBuilder<unknown> {
    return sql`
      from transformation_type t
      left join type_version v on v.type_id = t.id and v.status = 'live'
      left join lateral (
        select * from price_rule where type_id = t.id and effective_from <= ${this.clock.now()}
        order by effective_from desc, id desc limit 1
      ) p on true`;
  }

  private toResponse(row: TypeRow, counts: ReadonlyMap<string, number>): AdminTypeResponse {
    const { pipeline, routes } = row;
    return {
      id: row.id,
      slug: row.slug,
      name: row.name,
      description: row.description,
      category: row.category,
      tags: row.tags,
      sortOrder: row.sortOrder,
      inputKind: row.inputKind,
      outputKind: row.outputKind,
      status: row.status,
      enabled: row.status === 'published',
      retentionDefault: row.retentionDefault,
      freeTierEligible: row.freeTierEligible,
      minPlan: row.minPlan,
      thumbnailUrl: row.thumbnailUrl,
      beforeThumbnailUrl: row.beforeThumbnailUrl,
      price: toPrice(row),
      liveVersion: row.liveVersion,
      availability: pipeline && routes && availabilityOf({ pipeline, routes }, this.providers),
      usageCount: counts.get(row.id) ?? 0,
      revision: row.revision,
      createdAt: iso(row.createdAt),
      updatedAt: iso(row.updatedAt),
    };
  }
}

function toPrice({ unit, credits, bundleUnits, bundleCredits }: PriceColumns): Price {
  const bundle =
    bundleUnits === null || bundleCredits === null
      ? null
      : { units: bundleUnits, credits: bundleCredits };
  return { unit, credits, bundle };
}

function iso(moment: Moment): string {
  return new Date(moment).toISOString();
}
