import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { createDatabase } from '../../test/harness.js';

const STATEMENTS = readFileSync(
  join(import.meta.dirname, '../../docs/least-privilege.sql'),
  'utf8',
).replace(/^--.*$/gm, '');
const role = `program_${randomBytes(4).toString('hex')}`;

let owner: pg.Client;
let program: pg.Client;

beforeAll(async () => {
  const { url } = await createDatabase();
  owner = new pg.Client({ connectionString: url });
  await owner.connect();
  await owner.query(`create role ${role} login password 'only here'`);
  await owner.query(STATEMENTS.replaceAll(':role', role));
  const own = new URL(url);
  own.username = role;
  own.password = 'only here';
  program = new pg.Client({ connectionString: own.href });
  await program.connect();
});
afterAll(async () => {
  await program?.end();
  await owner.query(`drop owned by ${role}`);
  await owner.query(`drop role ${role}`);
  await owner.end();
});

describe('a role of the program that does not own the tables', () => {
  it('records and seals', async () => {
    await program.query(
      `insert into audit_event (id, created_at, actor, action, entity_type, diff)
       values (gen_random_uuid(), now(), '{"kind": "system"}', 'user.suspended', 'user', '{}')`,
    );
    await program.query(
      `insert into audit_seal (position, seq, sealed_at, prev_hash, hash)
       select 1, seq, now(), '', '' from audit_unsealed`,
    );
    await program.query('delete from audit_unsealed');
    expect((await program.query('select * from audit_event')).rows).toHaveLength(1);
  });

  it.each([
    `update audit_event set action = 'x'`,
    'delete from audit_event',
    'truncate audit_event',
    'alter table audit_event disable trigger user',
    'drop trigger audit_event_append_only on audit_event',
    `update audit_seal set hash = ''`,
    'delete from audit_seal',
    'delete from audit_root',
    `select set_config('pixshift.audit_expires', 'yes', false); delete from audit_event`,
  ])('cannot: %s', async (statement) => {
    // 42501: insufficient_privilege
    await expect(program.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it('removes what is too old by the one function, and nothing younger', async () => {
    const expire = (before: string) =>
      program.query(`select audit_expire(1, now() - interval '${before}') as removed`);
    await expect(expire('1 day')).rejects.toThrow('kept for longer');
    await owner.query('alter table audit_seal disable trigger user');
    await owner.query(`update audit_seal set sealed_at = now() - interval '8 years'`);
    await owner.query('alter table audit_seal enable trigger user');
    expect((await expire('7 years')).rows).toEqual([{ removed: '1' }]);
  });
});
