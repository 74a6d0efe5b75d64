import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { PersonNames } from '../audit-log/index.js';
import { type SinglePayment, SinglePayments } from '../billing/index.js';
import { PICTURE_REASON } from '../moderation/index.js';
import { Database } from '../platform/database/index.js';
import { NotFoundError } from '../platform/errors/index.js';
import { API_PREFIX, type Page, paginate, type Principal } from '../platform/http/index.js';
import { AssetStore } from '../uploads/index.js';
import type {
  AdminGenerationQuery,
  AdminGenerationResponse,
  ArtifactResponse,
  GenerationQuery,
  GenerationResponse,
  InputAssetResponse,
} from './generation.dto.js';
import type {
  ArtifactProvenance,
  GenerationStatus,
  Progress,
  RetentionClass,
} from './generation.entity.js';
import { PlaceInQueue } from './place-in-queue.js';

type Time = string | Date | null;

interface AssetJson {
  id: string;
  mime: string;
  width: number | null;
  height: number | null;
  bytes: number;
  has_preview: boolean;
  live: boolean;
}

interface ArtifactJson extends AssetJson {
  artifact_id: string;
  kind: string;
  label: string;
  text: string | null;
  provenance: ArtifactProvenance | null;
}

interface BaseRow {
  id: string;
  user_id: string;
  status: GenerationStatus;
  slug: string;
  type_name: string;
  category: string;
  version: number;
  created_at: Time;
  started_at: Time;
  finished_at: Time;
  retention_class: RetentionClass;
  expires_at: Time;
  first_downloaded_at: Time;
  erased_at: Time;
  price_quoted: number;
  price_charged: number | null;
  price_released: number | null;
  paid_by: 'free-run' | 'credits' | 'payment';
  provider_name: string | null;
  provider_model: string | null;
  error_code: string | null;
  error_message: string | null;
  error_category: string | null;
  moderation_verdict: 'review' | 'block' | null;
  moderation_reason: string | null;
  moderation_reviewed_at: Time;
  tries: number;
  request_id: string | null;
}

interface FullRow extends BaseRow {
  inputs: Record<string, unknown>;
  prompt_final: string | null;
  seed: number;
  progress: Progress | null;
  is_favourite: boolean;
  title: string | null;
  notes: string[];
  parent_id: string | null;
  position: number | null;
  unpaid: { amountMinor: number; currency: string; until: string; underWay: boolean } | null;
  artifacts: ArtifactJson[];
  input_assets: AssetJson[];
}

const baseColumns = sql`
  g.id, g.user_id, g.status, t.slug, t.name as type_name, t.category, v.number as version,
  g.created_at, g.started_at, g.finished_at, g.retention_class, g.expires_at, g.first_downloaded_at,
  g.erased_at, g.price_quoted, g.price_charged, g.price_released, g.paid_by, g.provider_name,
  g.provider_model, g.error_code, g.error_message, g.error_category,
  g.moderation_verdict, g.moderation_reason, g.moderation_reviewed_at, g.tries, g.request_id`;

const assetJson = sql`
  'id', a.id, 'mime', a.mime, 'width', a.width, 'height', a.height, 'bytes', a.bytes,
  'has_preview', a.preview_key is not null, 'live', a.erasing_at is null and a.deleted_at is null`;

const fullSelect = (
  place: RawBuilder<number | null>,
  underWay: RawBuilder<boolean>,
) => sql<FullRow>`
  select ${baseColumns}, g.inputs, g.prompt_final, g.seed, g.progress, g.is_favourite, g.title,
    g.notes, g.parent_id,
    ${place} as position,
    case when g.status = 'PENDING' and g.unpaid_until is not null then (
      select json_build_object('amountMinor', q.amount_minor, 'currency', q.currency, 'until', g.unpaid_until,
        'underWay', ${underWay})
      from quote q where q.id = g.quote_id
    ) end as unpaid,
    coalesce((select json_agg(json_build_object('artifact_id', r.id, 'kind', r.kind, 'label', r.label, 'text', r.text, 'provenance', r.provenance, ${assetJson}) order by r.ordinal)
      from artifact r join asset a on a.id = r.asset_id where r.generation_id = g.id), '[]') as artifacts,
    coalesce((select json_agg(json_build_object(${assetJson}) order by i.ordinal)
      from generation_input i join asset a on a.id = i.asset_id where i.generation_id = g.id), '[]') as input_assets`;

const joined = sql`
  from generation g join transformation_type t on t.id = g.type_id join type_version v on v.id = g.type_version_id`;

/** Answers about runs, straight from SQL into the shape of the API. */
@Injectable()
export class GenerationReader {
  constructor(
    private readonly db: Database,
    private readonly assets: AssetStore,
    private readonly names: PersonNames,
    private readonly places: PlaceInQueue,
    private readonly singles: SinglePayments,
  ) {}

  private fullSelect(): RawBuilder<FullRow> {
    return fullSelect(this.places.of(), this.singles.isUnderWay(sql`g.id`));
  }

  /** A run of this user. @throws NotFoundError where it is unknown, foreign or removed */
  async findOwn(userId: string, id: string): Promise<GenerationResponse> {
    const row = await this.db.row(
      sql<FullRow>`${this.fullSelect()} ${joined} where g.id = ${id} and g.user_id = ${userId} and g.hidden_at is null`,
    );
    if (!row) throw new NotFoundError('generation');
    return this.toResponse(row);
  }

  listOwn(userId: string, query: GenerationQuery): Promise<Page<GenerationResponse>> {
    return paginate(
      this.db,
      query,
      {
        select: this.fullSelect(),
        from: joined,
        countFrom: countFrom(query),
        where: [
          sql`g.user_id = ${userId}`,
          sql`g.hidden_at is null`,
          ...filters(query, SHOWN_NAMES),
        ],
        sortable: SORTABLE,
        defaultSort: '-createdAt',
        id: sql`g.id`,
      },
      (row: FullRow) => this.toResponse(row),
    );
  }

  /** All users' runs, without anything that their owners put in or got out. */
  async listAny(
    viewer: Principal,
    query: AdminGenerationQuery,
  ): Promise<Page<AdminGenerationResponse>> {
    const { userId, from, to, moderation } = query;
    const where = [
      ...(userId ? [sql`g.user_id = ${userId}`] : []),
      ...(from ? [sql`g.created_at >= ${from}`] : []),
      ...(to ? [sql`g.created_at < ${to}`] : []),
      ...(moderation ? [JUDGED[moderation]] : []),
    ];
    const page = await paginate(
      this.db,
      query,
      {
        select: sql<BaseRow>`select ${baseColumns}`,
        from: joined,
        countFrom: countFrom(query),
        where: [...where, ...filters(query, [sql`g.title`, sql`t.name`])],
        sortable: SORTABLE,
        defaultSort: '-createdAt',
        id: sql`g.id`,
      },
      (row) => row,
    );
    return { ...page, data: await this.toAdminResponses(viewer, page.data) };
  }

  /** @throws NotFoundError */
  async findAny(viewer: Principal, id: string): Promise<AdminGenerationResponse> {
    const row = await this.db.row(sql<BaseRow>`select ${baseColumns} ${joined} where g.id = ${id}`);
    const [found] = await this.toAdminResponses(viewer, row ? [row] : []);
    if (!found) throw new NotFoundError('generation');
    return found;
  }

  private async toAdminResponses(
    viewer: Principal,
    rows: readonly BaseRow[],
  ): Promise<AdminGenerationResponse[]> {
    const people = rows.map((row) => row.user_id);
    const names = await this.names.seenBy(viewer, people);
    const paidSingly = viewer.permissions.has('payments:read')
      ? rows.filter((row) => row.paid_by === 'payment').map(({ id }) => id)
      : [];
    const payments = paidSingly.length > 0 ? await this.singles.ofRuns(paidSingly) : undefined;
    return rows.map((row) =>
      toAdminResponse(row, names.get(row.user_id) ?? null, payments?.get(row.id) ?? null),
    );
  }

  private toResponse(row: FullRow): GenerationResponse {
    const base = `/${API_PREFIX}/generations/${row.id}`;
    const picture = (asset: AssetJson): string | null =>
      asset.live ? this.assets.previewUrl({ id: asset.id, hasPreview: asset.has_preview }) : null;
    return {
      id: row.id,
      status: row.status,
      type: row.slug,
      typeName: row.type_name,
      category: row.category,
      typeVersion: row.version,
      inputs: row.inputs,
      promptFinal: row.prompt_final,
      seed: row.seed,
      progress: row.progress && {
        step: row.progress.step,
        done: row.progress.done,
        of: row.progress.of,
      },
      position: row.position,
      unpaid: row.unpaid && { ...row.unpaid, until: new Date(row.unpaid.until).toISOString() },
      ...times(row),
      retention: retentionOf(row),
      artifacts: row.artifacts
        .filter((artifact) => artifact.live)
        .map((artifact): ArtifactResponse => ({
          id: artifact.artifact_id,
          kind: artifact.kind,
          label: artifact.label,
          mime: artifact.mime,
          width: artifact.width,
          height: artifact.height,
          bytes: artifact.bytes,
          previewUrl: picture(artifact),
          downloadUrl: `${base}/artifacts/${artifact.artifact_id}/download`,
          text: artifact.text,
          provenance: artifact.provenance,
        })),
      inputAssets: row.input_assets.map((asset): InputAssetResponse => ({
        id: asset.id,
        previewUrl: picture(asset),
        width: asset.width,
        height: asset.height,
      })),
      price: priceOf(row),
      provider: providerOf(row),
      isFavourite: row.is_favourite,
      title: row.title,
      error: errorOf(row),
      notes: row.notes,
      parentId: row.parent_id,
      links: { self: base, events: `${base}/events` },
    };
  }
}

const SORTABLE = {
  createdAt: { expression: sql`g.created_at`, type: 'timestamptz' },
};

/** What the filter by the content check asks for. */
const JUDGED = {
  review: sql`g.moderation_verdict = 'review' and g.moderation_reviewed_at is null`,
  block: sql`g.moderation_verdict = 'block'`,
  any: sql`g.moderation_verdict is not null`,
};

/** All that the gallery may call a run by. Texts, which go by their heading, are looked up for those that are made of words only. */
const SHOWN_NAMES = [
  sql`g.title`,
  sql`t.name`,
  sql`translate(g.inputs ->> 'idea', e'\n\r\t', '   ')`,
  sql`case when t.output_kind in ('text', 'story') then (
    select split_part(r.text, e'\n', 1) from artifact r
    where r.generation_id = g.id and r.kind = 'text' order by r.ordinal limit 1) end`,
];

/** @param names what `q` is looked for in */
function filters(
  query: GenerationQuery,
  names: readonly RawBuilder<unknown>[],
): RawBuilder<unknown>[] {
  const { status, type, category, favourite } = query;
  const q = query.q?.replace(/\s+/g, ' ').trim();
  const like = q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : undefined;
  return [
    ...(status ? [sql`g.status = ${status}`] : []),
    ...(type ? [sql`t.slug = ${type}`] : []),
    ...(category ? [sql`t.category = ${category}`] : []),
    ...(favourite === undefined ? [] : [sql`g.is_favourite = ${favourite}`]),
    ...(like
      ? [
          sql`(${sql.join(
            names.map((name) => sql`${name} ilike ${like}`),
            sql` or `,
          )})`,
        ]
      : []),
  ];
}

/** Only these filters ask about the type. */
function countFrom({ type, category, q }: GenerationQuery): RawBuilder<unknown> {
  return type || category || q?.trim() ? joined : sql`from generation g`;
}

function toAdminResponse(
  row: BaseRow,
  userName: string | null,
  payment: SinglePayment | null,
): AdminGenerationResponse {
  return {
    id: row.id,
    userId: row.user_id,
    userName,
    type: row.slug,
    typeName: row.type_name,
    typeVersion: row.version,
    status: row.status,
    price: priceOf(row),
    payment,
    provider: providerOf(row),
    error: errorOf(row),
    moderation: moderationOf(row),
    tries: row.tries,
    retention: retentionOf(row),
    requestId: row.request_id,
    ...times(row),
  };
}

function times(row: BaseRow) {
  const started = row.started_at && new Date(row.started_at);
  const finished = row.finished_at && new Date(row.finished_at);
  return {
    createdAt: iso(row.created_at) as string,
    startedAt: iso(row.started_at),
    finishedAt: iso(row.finished_at),
    timeTakenMs: started && finished ? finished.getTime() - started.getTime() : null,
  };
}

function retentionOf(row: BaseRow) {
  return {
    class: row.retention_class,
    expiresAt: iso(row.expires_at),
    firstDownloadedAt: iso(row.first_downloaded_at),
    deletedAt: iso(row.erased_at),
  };
}

function priceOf(row: BaseRow) {
  return {
    quoted: row.price_quoted,
    charged: row.price_charged,
    released: row.price_released,
    paidBy: row.paid_by,
  };
}

function providerOf(row: BaseRow) {
  const { provider_name: name, provider_model: model } = row;
  return name && model ? { name, model } : null;
}

function moderationOf(row: BaseRow) {
  const { moderation_verdict: verdict, moderation_reason: reason } = row;
  return verdict && reason
    ? {
        verdict,
        reason,
        subject: reason === PICTURE_REASON ? ('picture' as const) : ('words' as const),
        reviewedAt: iso(row.moderation_reviewed_at),
      }
    : null;
}

function errorOf(row: BaseRow) {
  const { error_code: code, error_message: message, error_category: category } = row;
  return code && message && category ? { code, message, category } : null;
}

function iso(time: Time): string | null {
  return time === null ? null : new Date(time).toISOString();
}
