/** The statements of the baseline, with the rows that they give. */

export interface SessionRow {
  user_id: string;
  live: boolean;
  roles: string[];
  permissions: string[];
}

export const session = `
  select s.user_id, s.revoked_at is null and u.status = 'active' as live, access.roles, access.permissions
  from session s join app_user u on u.id = s.user_id, lateral (
    select array_agg(distinct held.role::text) as roles, array_agg(distinct granted.permission) as permissions
    from role_assignment held join role on role.key = held.role
      left join unnest(role.permissions) granted(permission) on true
    where held.user_id = s.user_id and (held.expires_at is null or held.expires_at > $2)) access
  where s.id = $1`;

export interface UserRow {
  id: string;
  email: string | null;
  email_verified: boolean;
  has_password: boolean;
  display_name: string;
  locale: string | null;
  timezone: string | null;
  preferences: object | null;
  created_at: Date;
}

export const user = `
  select id, email, email_verified_at is not null as email_verified,
    password_hash is not null as has_password, display_name, locale, timezone, preferences, created_at
  from app_user where id = $1`;

export const avatar = `
  select id from asset where user_id = $1 and role = 'avatar' and erasing_at is null`;

export interface PotRow {
  kind: string;
  unit: string;
  balance: number;
  period: string | null;
}

export const pots = `
  select kind, unit, balance::float8 as balance, period from ledger_account where user_id = $1`;

export interface PlanRow {
  slug: string;
  until: Date;
}

export const plan = `
  select v.slug, s.period_end as until from subscription s join offer_version v on v.id = s.version_id
  where s.user_id = $1 and s.status in ('ACTIVE', 'PAST_DUE') and s.period_end > $2`;

export interface TypeRow {
  unit: string;
  credits: number;
  bundleUnits: number | null;
  bundleCredits: number | null;
}

export const types = `
  select t.id, t.slug, t.name, t.category, t.description, t.tags, t.input_kind as "inputKind",
    t.output_kind as "outputKind", t.retention_default as "retentionDefault",
    t.free_tier_eligible as "freeTierEligible", t.min_plan as "minPlan",
    t.thumbnail_url as "thumbnailUrl", t.before_thumbnail_url as "beforeThumbnailUrl",
    t.sort_order as "sortOrder", v.input_schema as "inputSchema", v.number as version,
    'ready' as availability, p.unit, p.credits, p.bundle_units as "bundleUnits",
    p.bundle_credits as "bundleCredits"
  from transformation_type t join type_version v on v.type_id = t.id and v.status = 'live'
  join lateral (
    select * from price_rule where type_id = t.id and effective_from <= $1
    order by effective_from desc, id desc limit 1) p on true
  where t.status = 'published' order by t.sort_order, t.name`;

export interface AssetJson {
  id: string;
  mime: string;
  width: number | null;
  height: number | null;
  bytes: number;
  has_preview: boolean;
  live: boolean;
}

export interface GenerationRow {
  id: string;
  status: string;
  slug: string;
  type_name: string;
  category: string;
  version: number;
  inputs: object;
  prompt_final: string | null;
  seed: number;
  progress: object | null;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
  retention_class: string;
  expires_at: Date | null;
  first_downloaded_at: Date | null;
  erased_at: Date | null;
  price_quoted: number;
  price_charged: number | null;
  price_released: number | null;
  paid_by: string;
  provider_name: string | null;
  provider_model: string | null;
  is_favourite: boolean;
  title: string | null;
  notes: string[];
  parent_id: string | null;
  artifacts: (AssetJson & { artifact_id: string; kind: string; label: string })[];
  input_assets: AssetJson[];
}

const assetJson = `
  'id', a.id, 'mime', a.mime, 'width', a.width, 'height', a.height, 'bytes', a.bytes,
  'has_preview', a.preview_key is not null, 'live', a.erasing_at is null and a.deleted_at is null`;

export const gallery = `
  select g.id, g.status, t.slug, t.name as type_name, t.category, v.number as version, g.inputs,
    g.prompt_final, g.seed, g.progress, g.created_at, g.started_at, g.finished_at, g.retention_class,
    g.expires_at, g.first_downloaded_at, g.erased_at, g.price_quoted, g.price_charged,
    g.price_released, g.paid_by, g.provider_name, g.provider_model, g.is_favourite, g.title, g.notes,
    g.parent_id,
    coalesce((select json_agg(json_build_object('artifact_id', r.id, 'kind', r.kind, 'label', r.label,
        ${assetJson}) order by r.ordinal)
      from artifact r join asset a on a.id = r.asset_id where r.generation_id = g.id), '[]') as artifacts,
    coalesce((select json_agg(json_build_object(${assetJson}) order by i.ordinal)
      from generation_input i join asset a on a.id = i.asset_id where i.generation_id = g.id), '[]')
      as input_assets
  from generation g join transformation_type t on t.id = g.type_id
    join type_version v on v.id = g.type_version_id
  where g.user_id = $1 and g.hidden_at is null
  order by g.created_at desc, g.id desc limit $2`;

export const galleryCount = `
  select count(*) as total from (
    select 1 from generation where user_id = $1 and hidden_at is null limit 10001) counted`;

export interface PricedType {
  type_id: string;
  version_id: string;
  credits: number;
}

export const pricedType = `
  select t.id as type_id, v.id as version_id, p.credits
  from transformation_type t join type_version v on v.type_id = t.id and v.status = 'live'
    join price_rule p on p.type_id = t.id
  where t.slug = $1 order by p.effective_from desc limit 1`;

export const useAsset = `
  update asset set used_at = coalesce(used_at, $3), updated_at = $3, expires_at = greatest(expires_at, $4)
  where id = $1 and user_id = $2 and role = 'input' and erasing_at is null and deleted_at is null`;

export const addQuote = `
  insert into quote (id, created_at, user_id, type_version_id, input_hash, lines, credits, amount_minor,
    currency, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7, 99, 'USD', $2)`;

export const hold = `
  with available as (
    update ledger_account set balance = balance - $2, updated_at = $3
    where user_id = $1 and kind = 'available' and unit = 'CREDIT' and balance >= $2 returning id),
  held as (
    update ledger_account set balance = balance + $2, updated_at = $3
    where user_id = $1 and kind = 'held' and unit = 'CREDIT' and exists (select 1 from available)
    returning id),
  reserved as (
    insert into hold (id, created_at, updated_at, user_id, quote_id, generation_id, unit, amount, captured, status)
    select $4, $3, $3, $1, $5, $6, 'CREDIT', $2, 0, 'HELD' from available returning id),
  posted as (
    insert into ledger_transaction (id, created_at, kind, idempotency_key, reference, actor_id)
    select $7, $3, 'hold', $8, $9, $1 from available returning id),
  entries as (
    insert into ledger_entry (id, created_at, transaction_id, account_id, amount)
    select $10::uuid, $3::timestamptz, posted.id, available.id, -$2::bigint from posted, available
    union all
    select $11::uuid, $3::timestamptz, posted.id, held.id, $2::bigint from posted, held)
  select id from reserved`;

export const addRun = `
  with added as (
    insert into generation (id, created_at, updated_at, user_id, type_id, type_version_id, status,
      inputs, seed, quote_id, hold_id, paid_by, price_quoted, retention_class, request_id, last_event_seq)
    values ($1, $2, $2, $3, $4, $5, 'PENDING', $6, $7, $8, $9, 'credits', $10, 'EPHEMERAL', $11, 1))
  select count(*)::int as position from (
    select 1 from generation where status = 'PENDING' limit 1000) waiting`;

export const addInput = `
  insert into generation_input (generation_id, ordinal, asset_id) values ($1, 0, $2)`;

export const addEvent = `
  insert into generation_event (generation_id, seq, kind, payload, created_at)
  values ($1, 1, 'queued', $2, $3)`;

/** What the ledger costs at the least: one statement that cannot overspend. */
export const debit = `
  update ledger_account set balance = balance - $2
  where user_id = $1 and kind = 'available' and unit = 'CREDIT' and balance >= $2 returning id`;
