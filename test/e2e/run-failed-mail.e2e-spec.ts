import { beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { giveRole } from '../factories/give-role.js';
import { startRun, untilEnded, upload } from '../factories/runs.js';
import { type App, sharedApp, type SignedUp } from '../harness.js';
import { confirmAddress } from '../support/confirm-address.js';
import { mailsTo, mailTo } from '../support/inbox.js';
import { query } from '../support/query.js';
import { thorough } from '../support/thorough.js';

const SUBJECT = /did not work out/;

let app: App;

beforeAll(async () => {
  app = await sharedApp();
}, 60_000);

/** A run that fails: there are no lines in a grey wall. */
async function failingRun({ accessToken }: SignedUp): Promise<string> {
  const wall = { width: 300, height: 300, channels: 3, background: '#888' } as const;
  const photo = await sharp({ create: wall }).jpeg().toBuffer();
  const asset = await upload(app, accessToken, photo);
  const { body } = await startRun(app, accessToken, asset, { type: 'coloring-from-photo' });
  expect((await untilEnded(app, accessToken, body.id as string)).status).toBe('FAILED');
  return body.id as string;
}

/** A run that is not made for what it asks for: the pages go to children. */
async function refusedRun({ accessToken: token }: SignedUp): Promise<string> {
  const inputs = { idea: 'a bear with a gun' };
  const body = { type: 'coloring-from-prompt', inputs };
  const started = await app.post('/generations', { token, body });
  expect(started.status).toBe(202);
  const ended = await untilEnded(app, token, started.body.id as string);
  expect(ended).toMatchObject({ status: 'BLOCKED', price: { charged: 0 }, artifacts: [] });
  return ended.id as string;
}

async function confirmed(): Promise<SignedUp> {
  const person = await app.signUp({ displayName: 'Ada' });
  await confirmAddress(app, person.email);
  return person;
}

/** That no mail comes is known once one that was written later is there. */
async function failureMailsBy(person: SignedUp): Promise<string[]> {
  await app.post('/auth/forgot-password', { body: { email: person.email } });
  await mailTo(app, person.email, /new password/);
  const written = await query(
    app,
    `select 1 from outgoing_message where user_id = $1 and kind = 'run-failed'`,
    [person.user.id],
  );
  expect(written).toEqual([]);
  return (await mailsTo(app, person.email))
    .map(({ subject }) => subject)
    .filter((s) => SUBJECT.test(s));
}

async function giveCredits(person: SignedUp, credits: number): Promise<void> {
  const admin = await app.signUp();
  await giveRole(app.databaseUrl as string, admin.user.id, 'ADMIN');
  await app.post('/admin/grants', {
    token: await app.signIn(admin),
    headers: { 'idempotency-key': crypto.randomUUID() },
    body: { userId: person.user.id, credits, reason: 'test' },
  });
}

async function useUpFreeRuns({ user }: SignedUp): Promise<void> {
  await query(
    app,
    `update ledger_account set period = $2, balance = 0
     where user_id = $1 and kind = 'available' and unit = 'FREE_RUN'`,
    [user.id, new Date().toISOString().slice(0, 7)],
  );
}

describe('a mail about a run that failed', () => {
  it('says what, why and what was given back, with the way to the run', async () => {
    const person = await confirmed();
    const id = await failingRun(person);
    const mail = await mailTo(app, person.email, SUBJECT);
    expect(mail.subject).toBe('Colouring page from a photo: your run did not work out');
    expect(mail.text).toContain(`${app.url}/g/${id}`);
    expect(mail.text).toContain('Nothing was charged. You have 5 of 5 free runs left this month.');
    const { body } = await app.get(`/generations/${id}`, { token: person.accessToken });
    expect(mail.text.replace(/\s+/g, ' ')).toContain(body.error.message);
  });

  thorough('says how many credits came back', async () => {
    const person = await confirmed();
    await giveCredits(person, 30);
    await useUpFreeRuns(person);
    await failingRun(person);
    const mail = await mailTo(app, person.email, SUBJECT);
    expect(mail.text).toContain('10 credits are back. You have 30 now.');
  });

  thorough('does not promise credits whose time ran out meanwhile', async () => {
    const person = await confirmed();
    await giveCredits(person, 30);
    await useUpFreeRuns(person);
    // As if the run took until the lot's last day was over.
    await query(
      app,
      `create function end_of_lots() returns trigger language plpgsql as $$ begin
         update credit_lot set expires_at = now() - interval '1 minute' where user_id = new.user_id;
         return new; end $$`,
      [],
    );
    await query(
      app,
      'create trigger end_of_lots after insert on hold for each row execute function end_of_lots()',
      [],
    );
    try {
      await failingRun(person);
    } finally {
      await query(app, 'drop function end_of_lots cascade', []);
    }
    const mail = await mailTo(app, person.email, SUBJECT);
    expect(mail.text).toContain('0 credits are back. 10 more had reached the end of their time');
  });

  thorough('is written once for each run', async () => {
    const person = await confirmed();
    await failingRun(person);
    await failingRun(person);
    await mailTo(app, person.email, SUBJECT, { count: 2 });
    const rows = await query(
      app,
      `select 1 from outgoing_message where user_id = $1 and kind = 'run-failed'`,
      [person.user.id],
    );
    expect(rows).toHaveLength(2);
  });

  thorough('is not written to whoever switched it off', async () => {
    const person = await confirmed();
    const token = person.accessToken;
    await app.patch('/users/me/preferences', { token, body: { mailOnFailure: false } });
    await failingRun(person);
    expect(await failureMailsBy(person)).toEqual([]);
  });

  thorough('is not written to an address that nobody has confirmed', async () => {
    const person = await app.signUp();
    await failingRun(person);
    await confirmAddress(app, person.email);
    expect(await failureMailsBy(person)).toEqual([]);
  });

  it('is not written about a run that its owner cancelled', async () => {
    const person = await confirmed();
    const token = person.accessToken;
    const { body } = await startRun(app, token, await upload(app, token));
    await app.post(`/generations/${body.id}/cancel`, { token });
    await untilEnded(app, token, body.id as string);
    expect(await failureMailsBy(person)).toEqual([]);
  });
});

describe('a mail about a run that was refused', () => {
  const REFUSED = /was refused/;

  it('says so, with the reason, and that nothing was charged', async () => {
    const person = await confirmed();
    const id = await refusedRun(person);
    const mail = await mailTo(app, person.email, REFUSED);
    expect(mail.subject).toBe('Colouring page from an idea: your run was refused');
    const text = mail.text.replace(/\s+/g, ' ');
    expect(text).toContain('a run that you started was refused. It cost you nothing.');
    expect(text).toContain('children');
    expect(text).toContain('Nothing was charged. You have 5 of 5 free runs left this month.');
    expect(text).toContain(`${app.url}/g/${id}`);
    expect(text).not.toMatch(/sorry|did not work out|UNSAFE/);
    expect((await mailsTo(app, person.email)).filter((m) => SUBJECT.test(m.subject))).toEqual([]);
  });

  thorough('gives credits back', async () => {
    const person = await confirmed();
    await giveCredits(person, 30);
    await useUpFreeRuns(person);
    await refusedRun(person);
    const mail = await mailTo(app, person.email, REFUSED);
    expect(mail.text).toContain('10 credits are back. You have 30 now.');
    const { body } = await app.get('/billing/balance', { token: person.accessToken });
    expect(body.credits).toEqual({ available: 30, held: 0 });
  });

  thorough('is not written to whoever switched it off', async () => {
    const person = await confirmed();
    const token = person.accessToken;
    await app.patch('/users/me/preferences', { token, body: { mailOnFailure: false } });
    await refusedRun(person);
    expect(await failureMailsBy(person)).toEqual([]);
  });
});
