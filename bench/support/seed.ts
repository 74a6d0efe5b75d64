import type { Person, World } from './world.js';

/** The look that the rows run: it needs one photo, and its work takes little. */
export const LOOK = 'photo-duotone';

const TYPE = `
  select t.id as type_id, v.id as version_id from transformation_type t
  join type_version v on v.type_id = t.id and v.status = 'live' where t.slug = '${LOOK}'`;

/** Finished runs with a photo and a result each, so many for each of these people. */
export async function seedRuns(
  world: World,
  people: readonly Person[],
  perPerson: number,
): Promise<void> {
  const ids = people.map(({ id }) => id);
  await giveCredits(world, people);
  await addPhotos(world, people);
  await world.sql(
    `with type as (${TYPE})
     insert into quote (id, created_at, user_id, type_version_id, input_hash, lines, credits, amount_minor,
       currency, expires_at)
     select uuidv7(), now(), u, version_id, repeat('0', 64), '[]', 10, 99, 'USD', now()
     from type, unnest($1::uuid[]) u`,
    [ids],
  );
  await world.sql(
    `with type as (${TYPE}), run as (
       insert into generation (id, created_at, updated_at, user_id, type_id, type_version_id, status, inputs,
         seed, quote_id, paid_by, price_quoted, price_charged, price_released, retention_class, expires_at,
         is_favourite, notes, started_at, finished_at, provider_name, provider_model, tries, last_event_seq)
       select uuidv7(), at, at, q.user_id, type_id, version_id, 'COMPLETED', '{"palette":"sunset"}',
         n, q.id, 'credits', 10, 10, 0, 'GALLERY', now() + interval '30 days', n % 50 = 0, '[]',
         at + interval '0.1 s', at + interval '3 s', 'local', 'local/1', 1, 4
       from type, quote q, generate_series(1, $2::int) n,
         lateral (select date_trunc('milliseconds', now()) - interval '1 day' - n * interval '97 s'
           - (('x' || right(q.user_id::text, 3))::bit(12)::int) * interval '1 ms' as at) moment
       where q.user_id = any($1) order by at
       returning id, user_id, created_at),
     given as (
       insert into generation_input (generation_id, ordinal, asset_id)
       select run.id, 0, a.id from run join asset a on a.user_id = run.user_id and a.role = 'input'),
     made as (
       insert into asset (id, created_at, updated_at, user_id, role, mime, bytes, width, height, sha256,
         storage_key, preview_key, preview_bytes, retention_class)
       select id, now(), now(), user_id, 'output', 'image/jpeg', 1500000, 2048, 1536, repeat('0', 64),
         'bench/' || id || '.jpg', 'bench/' || id || '.preview.webp', 40000, 'GALLERY' from run)
     insert into artifact (id, created_at, generation_id, kind, label, ordinal, asset_id)
     select uuidv7(), created_at, id, 'image', 'picture', 0, id from run`,
    [ids, perPerson],
  );
  await world.sql('vacuum analyze');
}

/** Many more finished runs of one person, without files. */
export async function seedBareRuns(world: World, person: Person, count: number): Promise<void> {
  await world.sql(
    `with type as (${TYPE})
     insert into quote (id, created_at, user_id, type_version_id, input_hash, lines, credits, amount_minor,
       currency, expires_at)
     select uuidv7(), now(), $1, version_id, repeat('0', 64), '[]', 10, 99, 'USD', now() from type`,
    [person.id],
  );
  const share = 50_000;
  for (let from = 0; from < count; from += share) {
    await world.sql(
      `with type as (${TYPE})
       insert into generation (id, created_at, updated_at, user_id, type_id, type_version_id, status, inputs,
         seed, quote_id, paid_by, price_quoted, price_charged, price_released, retention_class, erased_at,
         notes, started_at, finished_at, tries, last_event_seq)
       select uuidv7(), at, at, q.user_id, type_id, version_id, 'COMPLETED', '{}', n, q.id, 'credits', 10, 10,
         0, 'EPHEMERAL', at + interval '1 hour', '[]', at, at + interval '3 s', 1, 4
       from type, quote q, generate_series($2::int + 1, $3::int) n,
         lateral (select date_trunc('milliseconds', now()) - interval '1 year' + n * interval '10 s' as at) moment
       where q.user_id = $1 order by n`,
      [person.id, from, Math.min(count, from + share)],
    );
  }
  await world.sql('vacuum analyze generation');
}

/** Credits for a lifetime, and no free runs left: what people who pay look like to the ledger. */
export async function giveCredits(
  world: World,
  people: readonly Pick<Person, 'id'>[],
): Promise<void> {
  await world.sql(
    `insert into ledger_account (id, created_at, updated_at, user_id, kind, unit, balance, period)
     select uuidv7(), now(), now(), u, kind, unit,
       case when kind = 'available' and unit = 'CREDIT' then 1000000000 else 0 end,
       case when kind = 'available' and unit = 'FREE_RUN' then $2 end
     from unnest($1::uuid[]) u, unnest(array['available', 'held']) kind, unnest(array['CREDIT', 'FREE_RUN']) unit`,
    [people.map(({ id }) => id), new Date().toISOString().slice(0, 7)],
  );
  await world.sql(
    `insert into credit_lot (id, created_at, updated_at, user_id, source, key, amount, remaining)
     select uuidv7(), now(), now(), u, 'admin', 'bench:' || u, 1000000000, 1000000000 from unnest($1::uuid[]) u`,
    [people.map(({ id }) => id)],
  );
}

/** An upload for each of these people: the row, for where nobody looks at the file. */
async function addPhotos(world: World, people: readonly Person[]): Promise<void> {
  await world.sql(
    `insert into asset (id, created_at, updated_at, user_id, role, mime, bytes, width, height, sha256,
       storage_key, preview_key, preview_bytes, retention_class, expires_at)
     select uuidv7(), now(), now(), u, 'input', 'image/jpeg', 2000000, 2048, 1536, repeat('0', 64),
       'bench/' || u || '.jpg', 'bench/' || u || '.preview.webp', 40000, 'EPHEMERAL', now() + interval '1 day'
     from unnest($1::uuid[]) u`,
    [people.map(({ id }) => id)],
  );
}

/** The newest upload of each of these people. */
export async function photosOf(world: World, people: readonly Person[]): Promise<string[]> {
  const rows = await world.sql<{ id: string }>(
    `select (select id from asset a where a.user_id = u and role = 'input' order by created_at desc limit 1) as id
     from unnest($1::uuid[]) with ordinality p(u, n) order by n`,
    [people.map(({ id }) => id)],
  );
  return rows.map(({ id }) => id);
}
