import { beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type App,
  createEmptyDatabase,
  type SignedUp,
  startApp,
  temporaryFolder,
} from '../harness.js';
import { freePorts } from '../support/free-ports.js';
import { readJsonFile } from '../support/program.js';
import { query } from '../support/query.js';
import { oneOrAll, thorough } from '../support/thorough.js';

const ROOT = join(import.meta.dirname, '../..');

interface Told {
  code: number | null;
  out: string;
  err: string;
}

/** The command as an operator gives it, in the environment of the program. */
function appoint(env: Record<string, string>, ...args: string[]): Promise<Told> {
  const child = spawn(process.execPath, [join(ROOT, 'dist/src/appoint-admin.js'), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'test', ...env },
  });
  const told: Told = { code: null, out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (told.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (told.err += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ ...told, code })));
}

describe('on a server with a database of its own', () => {
  let app: App;
  let env: Record<string, string>;
  let person: SignedUp;

  beforeAll(async () => {
    app = await startApp({ env: { SANDBOX_PORT: '0' } });
    env = { DATABASE_URL: app.databaseUrl as string, DATA_DIR: app.dataDir };
    person = await app.signUp({ email: 'ada@example.test' });
  }, 60_000);

  const me = async () => (await app.get('/users/me', { token: person.accessToken })).body;

  it('nobody is an administrator at first', async () => {
    expect((await me()).role).toBe('GUEST');
    expect(await query(app, `select 1 from role_assignment where role = 'ADMIN'`)).toEqual([]);
  });

  it('an account becomes one, while the program runs, and it is on record', async () => {
    const { code, out, err } = await appoint(env, ' Ada@Example.test ');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^ada@example\.test is an administrator now\. .* UTC, .*not confirmed/);
    expect(await me()).toMatchObject({ role: 'ADMIN' });
    const { body } = await app.get('/admin/audit-events?action=user.role-changed', {
      token: person.accessToken,
    });
    expect(body.data).toMatchObject([
      {
        actor: { kind: 'system', id: null },
        entityId: person.user.id,
        diff: { roles: [['GUEST'], ['ADMIN']], reason: 'appointed at the command line' },
      },
    ]);
  });

  thorough('a second time says so and records nothing', async () => {
    const { code, out } = await appoint(env, 'ada@example.test');
    expect({ code, out }).toEqual({
      code: 0,
      out: 'ada@example.test is an administrator already.\n',
    });
    const events = await query(app, `select 1 from audit_event where action = 'user.role-changed'`);
    expect(events).toHaveLength(1);
  });

  thorough('an unknown account is refused in a sentence that says what to do', async () => {
    const { code, out, err } = await appoint(env, 'nobody@example.test');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe(
      'There is no account nobody@example.test. Register it in the web app, then run this again.\n',
    );
  });

  thorough(
    'of several who claim an address nobody is appointed by guessing, but by id',
    async () => {
      const claimants = [];
      for (let at = 0; at < 2; at++) {
        claimants.push((await app.signUp({ email: 'both@example.test' })).user.id as string);
      }
      const { code, err } = await appoint(env, 'both@example.test');
      expect(code).toBe(1);
      expect(err).toMatch(/^Several accounts claim both@example\.test/);
      for (const id of claimants) expect(err).toContain(id);
      expect((await appoint(env, claimants[1] as string)).code).toBe(0);
      const roles = await query(
        app,
        'select role from role_assignment where user_id = any($1) order by user_id',
        [claimants],
      );
      expect(roles).toEqual([{ role: 'GUEST' }, { role: 'ADMIN' }]);
    },
  );

  thorough('of several the one who has confirmed the address is meant', async () => {
    const first = await app.signUp({ email: 'late@example.test' });
    const owner = await app.signUp({ email: 'late@example.test' });
    await query(app, 'update app_user set email_verified_at = now() where id = $1', [
      owner.user.id,
    ]);
    const { code, out } = await appoint(env, 'late@example.test');
    expect({ code, out }).toMatchObject({
      code: 0,
      out: expect.not.stringMatching(/not confirmed/),
    });
    const admins = await query(
      app,
      `select user_id from role_assignment where role = 'ADMIN' and user_id = any($1)`,
      [[first.user.id, owner.user.id]],
    );
    expect(admins).toEqual([{ user_id: owner.user.id }]);
  });

  thorough('a suspended account is left alone', async () => {
    const other = await app.signUp({ email: 'bob@example.test' });
    await app.post(`/admin/users/${other.user.id}/suspend`, {
      token: person.accessToken,
      body: { reason: 'for the test' },
    });
    const { code, err } = await appoint(env, 'bob@example.test');
    expect(code).toBe(1);
    expect(err).toContain('is suspended');
    const roles = await query(app, 'select role from role_assignment where user_id = $1', [
      other.user.id,
    ]);
    expect(roles).toEqual([{ role: 'GUEST' }]);
  });

  it.each(oneOrAll([[[]], [['no-address']], [['ada@example.test', 'bob@example.test']]]))(
    'with %j it says how it is used',
    async (args) => {
      const { code, err } = await appoint(env, ...args);
      expect(code).toBe(2);
      expect(err).toMatch(/^usage: npm run admin -- /);
    },
  );
});

describe('where it cannot work', () => {
  thorough('it says why, without the password', async () => {
    const port = await freePorts();
    const DATABASE_URL = `postgresql://pixshift:hunter2hunter2@127.0.0.1:${port}/pixshift`;
    const told = await appoint({ DATABASE_URL, DATA_DIR: temporaryFolder() }, 'ada@example.test');
    expect(told.code).toBe(1);
    expect(told.err).toMatch(
      /^Nobody was appointed\. No PostgreSQL server answers at 127\.0\.0\.1/,
    );
    expect(told.out + told.err).not.toContain('hunter2');
  });

  thorough('it says that the program must have prepared the database', async () => {
    const { url } = await createEmptyDatabase();
    const told = await appoint(
      { DATABASE_URL: url, DATA_DIR: temporaryFolder() },
      'ada@example.test',
    );
    expect(told).toMatchObject({ code: 1, err: expect.stringMatching(/Start PixShift once/) });
  });
});

describe('with the embedded database', () => {
  thorough(
    'it works beside the running program and leaves nothing running',
    async () => {
      const app = await startApp({ databaseUrl: 'embedded', env: { SANDBOX_PORT: '0' } });
      const person = await app.signUp({ email: 'eve@example.test' });
      const { code, err } = await appoint({ DATA_DIR: app.dataDir }, 'eve@example.test');
      expect({ code, err }).toEqual({ code: 0, err: '' });
      const { body } = await app.get('/users/me', { token: person.accessToken });
      expect(body.role).toBe('ADMIN');
    },
    90_000,
  );
});

it('is the npm script that the README names', () => {
  const { scripts } = readJsonFile<{ scripts: Record<string, string> }>(join(ROOT, 'package.json'));
  expect(scripts['admin']).toBe('exec node dist/src/appoint-admin.js');
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain('npm run admin -- ');
});
