import { sql } from 'kysely';
import { type Database, newId } from '../../src/platform/database/index.js';

/** A user, straight into the table. */
export async function insertUser(db: Database): Promise<string> {
  const id = newId();
  await db.rows(sql`
    insert into app_user (id, created_at, updated_at, email, display_name, status)
    values (${id}, now(), now(), ${`${id}@example.org`}, 'Test', 'active')`);
  return id;
}

/** A published type with one live version, straight into the tables. */
export async function insertType(
  db: Database,
  slug = 'test-type',
): Promise<{ typeId: string; versionId: string }> {
  const typeId = newId();
  const versionId = newId();
  await db.rows(sql`
    insert into transformation_type (id, created_at, updated_at, slug, name, description, category,
      input_kind, output_kind, status, tags, sort_order, retention_default, free_tier_eligible, revision)
    values (${typeId}, now(), now(), ${slug}, ${slug}, 'x', 'photo', 'photo', 'image', 'published', '[]',
      1, 'GALLERY', true, 1)`);
  await db.rows(sql`
    insert into type_version (id, created_at, updated_at, type_id, number, status, pipeline, prompt_template,
      negative_prompt, input_schema, output_spec, routes, deadline_ms, content_hash, published_at)
    values (${versionId}, now(), now(), ${typeId}, 1, 'live', '[]', '', '', '{}', '{}', '{}', 60000, 'x', now())`);
  return { typeId, versionId };
}

/** A quote of so many credits, straight into the table. */
export async function insertQuote(
  db: Database,
  userId: string,
  versionId: string,
  credits: number,
): Promise<string> {
  const id = newId();
  await db.rows(sql`
    insert into quote (id, created_at, user_id, type_version_id, input_hash, lines, credits, amount_minor, currency, expires_at)
    values (${id}, now(), ${userId}, ${versionId}, 'x', '[]', ${credits}, ${credits * 10}, 'USD', now() + interval '1 hour')`);
  return id;
}
