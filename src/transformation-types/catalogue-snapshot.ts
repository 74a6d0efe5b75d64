import { type RawBuilder, sql } from 'kysely';
import type { HeldAnswer } from '../platform/http/index.js';
import type { ProviderRegistry } from '../providers/index.js';
import { sha256 } from './content-hash.js';
import { type Availability, onlyCapabilityStep, type RunnableType } from './runnable-type.js';
import { type TransformationTypeResponse, toTypeResponse } from './catalogue.dto.js';
import type { PriceUnit, VersionContent } from './type-content.js';

/** The catalogue of one moment. Never changes. */
export class CatalogueSnapshot {
  readonly bySlug: ReadonlyMap<string, RunnableType>;
  readonly byVersion: ReadonlyMap<string, RunnableType>;
  /** The types as everyone sees them, in the order of the shop window. */
  readonly items: readonly TransformationTypeResponse[];
  /** Weak, because the body may travel compressed. */
  readonly etag: string;
  /** Finished answers by what was asked: a question or one of the items. */
  readonly answers = new WeakMap<object, HeldAnswer>();

  constructor(
    types: readonly RunnableType[],
    readonly stamp: string,
    readonly providersRevision: number,
    /** When a price that is already known takes effect. */
    readonly validUntil: Date | undefined,
  ) {
    this.bySlug = new Map(types.map((type) => [type.slug, type]));
    this.byVersion = new Map(types.map((type) => [type.versionId, type]));
    this.items = types.map(toTypeResponse);
    this.etag = `W/"${sha256(JSON.stringify(this.items)).slice(0, 32)}"`;
  }
}

/** A row of {@link runnableRows}: column names as in {@link RunnableType}, JSON already read. */
export interface RunnableRow
  extends Omit<RunnableType, 'price' | 'availability' | 'previewable'>, VersionContent {
  readonly priceUnit: PriceUnit;
  readonly priceCredits: number;
  readonly bundleUnits: number | null;
  readonly bundleCredits: number | null;
}

/** Types with a version and the price of the moment `now`. */
export function runnableRows(now: Date, where: RawBuilder<unknown>): RawBuilder<RunnableRow> {
  return sql<RunnableRow>`
    select t.id as "typeId", t.slug, t.name, t.description, t.category, t.tags,
      t.sort_order as "sortOrder", t.thumbnail_url as "thumbnailUrl",
      t.before_thumbnail_url as "beforeThumbnailUrl", t.input_kind as "inputKind",
      t.output_kind as "outputKind", t.free_tier_eligible as "freeTierEligible",
      t.min_plan as "minPlan", t.retention_default as "retentionDefault",
      v.id as "versionId", v.number, v.content_hash as "contentHash", v.pipeline,
      v.prompt_template as "promptTemplate", v.negative_prompt as "negativePrompt",
      v.input_schema as "inputSchema", v.output_spec as "outputSpec", v.routes,
      v.deadline_ms as "deadlineMs",
      p.unit as "priceUnit", p.credits as "priceCredits",
      p.bundle_units as "bundleUnits", p.bundle_credits as "bundleCredits"
    from transformation_type t
    join type_version v on v.type_id = t.id
    join lateral (
      select * from price_rule where type_id = t.id and effective_from <= ${now}
      order by effective_from desc, id desc limit 1
    ) p on true
    where ${where}
    order by t.sort_order, t.name`;
}

/** When the next price takes effect, if one is known. */
export function nextPriceChange(now: Date): RawBuilder<{ at: Date | string | null }> {
  return sql`select min(effective_from) as at from price_rule where effective_from > ${now}`;
}

export function toRunnable(row: RunnableRow, providers: ProviderRegistry): RunnableType {
  const { priceUnit, priceCredits, bundleUnits, bundleCredits, ...rest } = row;
  const bundle =
    bundleUnits === null || bundleCredits === null
      ? null
      : { units: bundleUnits, credits: bundleCredits };
  return {
    ...rest,
    price: { unit: priceUnit, credits: priceCredits, bundle },
    availability: availabilityOf(row, providers),
    previewable: isPreviewable(row, providers),
  };
}

function isPreviewable(row: RunnableRow, providers: ProviderRegistry): boolean {
  const step = onlyCapabilityStep(row);
  return step !== undefined && providers.previewer(step, row.routes.standard ?? []) !== undefined;
}

/** `ready` where every step has an executor or, for a capability, a provider on the standard route. */
export function availabilityOf(
  { pipeline, routes }: Pick<VersionContent, 'pipeline' | 'routes'>,
  providers: ProviderRegistry,
): Availability {
  const route = routes.standard ?? [];
  return pipeline.every((step) => providers.canRun(step, route)) ? 'ready' : 'needs-provider';
}
