import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { insertType } from '../../test/factories/ledger-rows.js';
import { type OpenDatabase, openDatabase } from '../../test/support/open-database.js';
import { newId } from '../platform/database/index.js';

let open: OpenDatabase;
beforeAll(async () => {
  open = await openDatabase(4);
});
afterAll(() => open.close());

const refused = { code: '23001', constraint: 'type_version_immutable' };

async function draftOf(typeId: string, number: number): Promise<string> {
  const id = newId();
  await open.db.rows(sql`
    insert into type_version (id, created_at, updated_at, type_id, number, status, pipeline, prompt_template,
      negative_prompt, input_schema, output_spec, routes, deadline_ms, content_hash)
    values (${id}, now(), now(), ${typeId}, ${number}, 'draft', '[]', '', '', '{}', '{}', '{}', 1000, 'x')`);
  return id;
}

describe('a version in the database', () => {
  it.each([
    ['pipeline', `'[{"id":"a"}]'`],
    ['input_schema', `'{"type":"object"}'`],
    ['output_spec', `'{"a":1}'`],
    ['routes', `'{"standard":["local"]}'`],
    ['prompt_template', `'other'`],
    ['negative_prompt', `'other'`],
    ['deadline_ms', '1'],
    ['content_hash', `'other'`],
    ['number', '9'],
    ['status', `'draft'`],
  ])('keeps its %s once it was published', async (column, value) => {
    const { versionId } = await insertType(open.db, `keeps-${column}`);
    const change = sql`update type_version set ${sql.raw(`${column} = ${value}`)} where id = ${versionId}`;
    await expect(open.db.rows(change)).rejects.toMatchObject(refused);
    await open.db.rows(sql`update type_version set status = 'retired' where id = ${versionId}`);
    await expect(open.db.rows(change)).rejects.toMatchObject(refused);
  });

  it('can be changed while it is a draft, and can be retired and made live again later', async () => {
    const { typeId, versionId } = await insertType(open.db, 'moves');
    const draft = await draftOf(typeId, 2);
    await open.db.rows(sql`update type_version set prompt_template = 'new' where id = ${draft}`);
    await open.db.rows(sql`update type_version set status = 'retired' where id = ${versionId}`);
    await open.db.rows(
      sql`update type_version set status = 'live', published_at = now() where id = ${draft}`,
    );
    await open.db.rows(sql`update type_version set status = 'retired' where id = ${draft}`);
    await open.db.rows(sql`update type_version set status = 'live' where id = ${versionId}`);
  });

  it('is live alone in its type', async () => {
    const { typeId } = await insertType(open.db, 'alone');
    const draft = await draftOf(typeId, 2);
    await expect(
      open.db.rows(sql`update type_version set status = 'live' where id = ${draft}`),
    ).rejects.toMatchObject({ code: '23505', constraint: 'type_version_live_unique' });
  });

  it('is deleted with its type only, a draft by itself', async () => {
    const { typeId, versionId } = await insertType(open.db, 'leaves');
    const draft = await draftOf(typeId, 2);
    await expect(
      open.db.rows(sql`delete from type_version where id = ${versionId}`),
    ).rejects.toMatchObject(refused);
    await open.db.rows(sql`delete from type_version where id = ${draft}`);
    await open.db.rows(sql`delete from transformation_type where id = ${typeId}`);
    expect(await open.db.rows(sql`select 1 from type_version where id = ${versionId}`)).toEqual([]);
  });
});
