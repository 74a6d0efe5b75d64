import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type ApiAnswer, type App, sharedApp, type SignedUp } from '../harness.js';
import { confirmAddress } from '../support/confirm-address.js';
import { type InboxMail, mailsTo, mailTo, tokenIn } from '../support/inbox.js';
import { query } from '../support/query.js';
import { addPhone, signInByPhone, newPhone } from '../support/sms.js';
import { eventually } from '../support/eventually.js';

const IN_BODY = { 'x-token-delivery': 'body' };
const CONFIRM = /confirm your new mail address/;
const CHANGED = /address at PixShift was changed/;
const BACK = /no longer opens your PixShift account/;
const NEXT = 'a whole new password';

let app: App;

beforeAll(async () => {
  app = await sharedApp();
}, 60_000);

const newEmail = (): string => `new-${randomBytes(6).toString('hex')}@example.test`;

async function owner(): Promise<SignedUp> {
  const person = await app.signUp();
  await confirmAddress(app, person.email);
  return person;
}

const change = ({ accessToken: token, password }: SignedUp, email: string): Promise<ApiAnswer> =>
  app.post('/auth/change-email', { token, body: { email, password } });
const open = (token: string): Promise<ApiAnswer> =>
  app.post('/auth/verify-email', { body: { token }, headers: IN_BODY });
const takeBack = (token: string): Promise<ApiAnswer> =>
  app.post('/auth/change-email/revert', { body: { token }, headers: IN_BODY });
const login = (email: string, password: string): Promise<ApiAnswer> =>
  app.post('/auth/login', { body: { email, password }, headers: IN_BODY });
const isSignedIn = async (token: string): Promise<boolean> =>
  (await app.get('/users/me', { token })).status === 200;

async function linkTo(person: SignedUp, email: string): Promise<string> {
  expect((await change(person, email)).status).toBe(202);
  return tokenIn(await mailTo(app, email, CONFIRM));
}

/** Gives the account another address. Resolves with the mail to the one before. */
async function changed(person: SignedUp, email: string): Promise<InboxMail> {
  expect((await open(await linkTo(person, email))).status).toBe(200);
  return mailTo(app, person.email, CHANGED);
}

async function audited(userId: string): Promise<string[]> {
  const rows = await query<{ action: string }>(
    app,
    'select action from audit_event where entity_id = $1 order by seq',
    [userId],
  );
  return rows.map(({ action }) => action);
}

describe('another mail address', () => {
  it('counts once the link that came there is opened, and the one before is told', async () => {
    const person = await owner();
    const email = newEmail();
    const asked = await change(person, email.toUpperCase());
    expect(asked.status).toBe(202);
    const link = await mailTo(app, email, CONFIRM);
    expect(link.text).toMatch(new RegExp(`${app.url}/verify-email#token=[\\w-]{43}\n`));
    // Until then nothing has changed, and the address before knows of nothing.
    const { body: before } = await app.get('/users/me', { token: person.accessToken });
    expect(before.email).toBe(person.email);
    expect((await login(email, person.password)).status).toBe(401);

    const opened = await open(tokenIn(link));
    expect(opened.status).toBe(200);
    expect(opened.body.user).toMatchObject({ id: person.user.id, email, emailVerified: true });
    expect((await login(email, person.password)).status).toBe(200);
    expect((await login(person.email, person.password)).status).toBe(401);
    const told = await mailTo(app, person.email, CHANGED);
    expect(told.text).toMatch(new RegExp(`${app.url}/take-back#token=[\\w-]{43}\n`));
    // Not whose it is now: the reader of the old address may be a stranger.
    expect(told.text + told.html).not.toContain(email);
    expect(await audited(person.user.id)).toContain('email.changed');
  });

  it('ends no session: nobody has lost anything', async () => {
    const person = await owner();
    const other = await login(person.email, person.password);
    await changed(person, newEmail());
    expect(await isSignedIn(person.accessToken)).toBe(true);
    expect(await isSignedIn(other.body.accessToken as string)).toBe(true);
  });

  it('is salted as its own at once, so that wrong passwords take no longer than for nobody', async () => {
    const person = await owner();
    const email = newEmail();
    await changed(person, email);
    const hashes = async (): Promise<unknown[]> =>
      query(app, 'select password_hash from app_user where id = $1', [person.user.id]);
    const before = await hashes();
    expect((await login(email, person.password)).status).toBe(200);
    // Signing in replaces a hash with the salt of another address.
    expect(await hashes()).toEqual(before);
  });

  it('needs the password, and no other one', async () => {
    const person = await owner();
    for (const password of [undefined, '', 'not the password']) {
      const answer = await app.post('/auth/change-email', {
        token: person.accessToken,
        body: { email: newEmail(), ...(password === undefined ? {} : { password }) },
      });
      expect(answer).toMatchObject({
        status: 403,
        body: { error: { details: { proof: 'password', field: 'password' } } },
      });
    }
  });

  it('needs a recent sign-in of who has no password', async () => {
    const { accessToken: token, userId } = await signInByPhone(app, newPhone());
    const ask = (email: string): Promise<ApiAnswer> =>
      app.post('/auth/change-email', { token, body: { email } });
    await query(
      app,
      `update session set created_at = now() - interval '1 hour' where user_id = $1`,
      [userId],
    );
    expect(await ask(newEmail())).toMatchObject({
      status: 403,
      body: { error: { details: { proof: 'recent-sign-in' } } },
    });
    await query(app, 'update session set created_at = now() where user_id = $1', [userId]);
    // Somebody who signed in by phone gets their first address.
    const email = newEmail();
    expect((await ask(email)).status).toBe(202);
    const opened = await open(tokenIn(await mailTo(app, email, CONFIRM)));
    expect(opened.body.user).toMatchObject({ id: userId, email, emailVerified: true });
  });

  it('is refused where it is the account’s own', async () => {
    const person = await owner();
    expect(await change(person, person.email)).toMatchObject({
      status: 409,
      body: { error: { code: 'CONFLICT', details: { field: 'email' } } },
    });
  });

  it('that belongs to somebody is asked for alike, and only its owner is told', async () => {
    const [person, other] = [await owner(), await owner()];
    const answer = await change(person, other.email);
    expect([answer.status, answer.body]).toEqual([202, (await change(person, newEmail())).body]);
    const mail = await mailTo(app, other.email, /already have a PixShift account/);
    expect(mail.text).not.toContain('#token=');
    expect(mail.text).not.toContain(person.email);
  });

  it('that somebody else has shown meanwhile stays theirs, and nothing is lost', async () => {
    const person = await owner();
    const email = newEmail();
    const token = await linkTo(person, email);
    const other = await app.signUp({ email });
    await confirmAddress(app, email);
    expect(await open(token)).toMatchObject({
      status: 409,
      body: { error: { code: 'CONFLICT', details: { field: 'email' } } },
    });
    expect((await login(person.email, person.password)).status).toBe(200);
    expect((await login(email, other.password)).body.user.id).toBe(other.user.id);
    expect(await mailsTo(app, person.email)).not.toContainEqual(
      expect.objectContaining({ subject: expect.stringMatching(CHANGED) }),
    );
  });
});

describe('the link to a new address', () => {
  it('works once, also of twenty at the same time', async () => {
    const person = await owner();
    const token = await linkTo(person, newEmail());
    const answers = await Promise.all(Array.from({ length: 20 }, () => open(token)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array<number>(19).fill(401)]);
  });

  it('says of what kind it was once its time is over', async () => {
    const person = await owner();
    const token = await linkTo(person, newEmail());
    await query(
      app,
      `update email_token set expires_at = now() - interval '1 second' where user_id = $1`,
      [person.user.id],
    );
    expect(await open(token)).toMatchObject({
      status: 401,
      body: { error: { code: 'AUTH_EXPIRED', details: { purpose: 'change' } } },
    });
    expect((await login(person.email, person.password)).status).toBe(200);
  });

  it('is worth nothing once another one was opened, or the password was changed', async () => {
    const person = await owner();
    const first = await linkTo(person, newEmail());
    const second = await linkTo(person, newEmail());
    expect((await open(second)).status).toBe(200);
    expect((await open(first)).status).toBe(401);
    // A thief with the password has asked for another address, and its owner changes the password.
    const third = await linkTo(person, newEmail());
    const body = { currentPassword: person.password, newPassword: NEXT };
    const token = person.accessToken;
    expect((await app.post('/auth/change-password', { token, body })).status).toBe(204);
    expect((await open(third)).status).toBe(401);
  });

  it('opens nothing else', async () => {
    const person = await owner();
    const token = await linkTo(person, newEmail());
    expect((await takeBack(token)).status).toBe(401);
    const reset = await app.post('/auth/reset-password', { body: { token, password: NEXT } });
    expect(reset.status).toBe(401);
    expect((await open(token)).status).toBe(200);
  });
});

describe('the way back of an owner whose address somebody else changed', () => {
  it('brings the address back and shuts everybody else out', async () => {
    const person = await owner();
    // The thief knows the password, and sees to it that they stay.
    const stolen = await login(person.email, person.password);
    const thief = { ...person, accessToken: stolen.body.accessToken as string };
    const theirs = newEmail();
    const told = await changed(thief, theirs);
    const body = { currentPassword: person.password, newPassword: NEXT };
    const { status } = await app.post('/auth/change-password', { token: thief.accessToken, body });
    expect(status).toBe(204);
    const phone = await addPhone(app, { ...thief, password: NEXT });
    expect(await isSignedIn(person.accessToken)).toBe(false);
    expect((await login(person.email, person.password)).status).toBe(401);

    // A change of the password by the thief does not take the way back away.
    const back = await takeBack(tokenIn(told));
    expect(back.status).toBe(200);
    expect(back.body.user).toMatchObject({
      id: person.user.id,
      email: person.email,
      emailVerified: true,
      phone: null,
    });
    await eventually(async () => !(await isSignedIn(thief.accessToken)));
    for (const email of [theirs, person.email]) {
      for (const password of [NEXT, person.password]) {
        expect((await login(email, password)).status).toBe(401);
      }
    }
    // Their number makes an account of its own.
    const byPhone = await signInByPhone(app, phone);
    expect(byPhone.userId).not.toBe(person.user.id);
    expect(await audited(person.user.id)).toContain('email.taken-back');

    // The owner chooses a new password, and needs no other for it.
    const token = back.body.accessToken as string;
    const fresh = { newPassword: 'the owner’s new password' };
    expect((await app.post('/auth/change-password', { token, body: fresh })).status).toBe(204);
    expect((await login(person.email, fresh.newPassword)).status).toBe(200);
    // The other address is told, without a link that would undo it.
    const other = await mailTo(app, theirs, BACK);
    expect(other.text + other.html).not.toContain('#token=');
  }, 60_000);

  it('stays open whatever they do next: another address, a reset, their own way back', async () => {
    const person = await owner();
    const told = await changed(person, newEmail());
    // Signed in still: sessions outlive a change.
    const second = newEmail();
    const { email } = (await app.get('/users/me', { token: person.accessToken })).body;
    expect((await open(await linkTo(person, second))).status).toBe(200);
    const theirs = await mailTo(app, email as string, CHANGED);
    await app.post('/auth/forgot-password', { body: { email: second } });
    const reset = tokenIn(await mailTo(app, second, /Choose a new password/));
    const body = { token: reset, password: NEXT };
    expect((await app.post('/auth/reset-password', { body })).status).toBe(200);
    expect((await takeBack(tokenIn(theirs))).status).toBe(200);

    expect((await takeBack(tokenIn(told))).body.user.email).toBe(person.email);
    // None of theirs is left after that.
    expect((await takeBack(tokenIn(theirs))).status).toBe(401);
  });

  it('shuts later ways back', async () => {
    const person = await owner();
    const told = await changed(person, newEmail());
    const { email } = (await app.get('/users/me', { token: person.accessToken })).body;
    expect((await open(await linkTo(person, newEmail()))).status).toBe(200);
    const theirs = await mailTo(app, email as string, CHANGED);
    expect((await takeBack(tokenIn(told))).status).toBe(200);
    expect((await takeBack(tokenIn(theirs))).status).toBe(401);
  });

  it('leaves what was there before the change', async () => {
    const person = await owner();
    const phone = await addPhone(app, person);
    const told = await changed(person, newEmail());
    const back = await takeBack(tokenIn(told));
    expect(back.body.user.phone).toBe(phone);
    await query(app, `delete from rate_limit_counter where key like 'otp-%'`);
    expect((await signInByPhone(app, phone)).userId).toBe(person.user.id);
  });

  it('takes a number away that was put in the place of the owner’s', async () => {
    const person = await owner();
    await addPhone(app, person);
    const told = await changed(person, newEmail());
    await query(app, `delete from rate_limit_counter where key like 'otp-%'`);
    const phone = await addPhone(app, person);
    expect((await takeBack(tokenIn(told))).body.user.phone).toBe(null);
    await query(app, `delete from rate_limit_counter where key like 'otp-%'`);
    expect((await signInByPhone(app, phone)).userId).not.toBe(person.user.id);
  });

  it('is open once, for a while, and to nobody who does not hold it', async () => {
    const person = await owner();
    const token = tokenIn(await changed(person, newEmail()));
    const answers = await Promise.all(Array.from({ length: 10 }, () => takeBack(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array<number>(9).fill(401),
    ]);
    const second = await owner();
    const late = tokenIn(await changed(second, newEmail()));
    expect((await open(late)).status).toBe(401);
    await query(
      app,
      `update email_token set expires_at = now() - interval '1 second' where user_id = $1`,
      [second.user.id],
    );
    expect(await takeBack(late)).toMatchObject({
      status: 401,
      body: { error: { code: 'AUTH_EXPIRED' } },
    });
    expect((await takeBack('B'.repeat(43))).status).toBe(401);
  });

  it('ends where somebody else has shown the address meanwhile', async () => {
    const person = await owner();
    const token = tokenIn(await changed(person, newEmail()));
    await app.signUp({ email: person.email });
    await confirmAddress(app, person.email);
    expect(await takeBack(token)).toMatchObject({ status: 409 });
  });

  it('is not open to somebody suspended', async () => {
    const person = await owner();
    const token = tokenIn(await changed(person, newEmail()));
    await query(app, `update app_user set status = 'suspended' where id = $1`, [person.user.id]);
    expect(await takeBack(token)).toMatchObject({
      status: 403,
      body: { error: { code: 'AUTH_FORBIDDEN' } },
    });
  });
});
