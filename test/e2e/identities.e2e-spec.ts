import { beforeAll, describe, expect, it } from '@jest/globals';
import { type ApiAnswer, type App, type SignedUp, startApp } from '../harness.js';
import {
  control,
  newcomer,
  newEmail,
  putPerson,
  startAppWithProviders,
} from '../support/app-with-providers.js';
import { confirmAddress } from '../support/confirm-address.js';
import { eventually } from '../support/eventually.js';
import { mailsTo, mailTo, tokenIn } from '../support/inbox.js';
import {
  consent,
  type Newcomer,
  type Provider,
  ProviderVisitor,
} from '../support/provider-visitor.js';
import { giveRole, query } from '../support/query.js';
import { addPhone } from '../support/sms.js';
import { thorough } from '../support/thorough.js';

let app: App;

beforeAll(async () => {
  app = await startAppWithProviders();
}, 60_000);

const visitor = (): ProviderVisitor => new ProviderVisitor(app);
const identitiesOf = async (token: string): Promise<{ id: string; provider: string }[]> =>
  (await app.get('/auth/identities', { token })).body.data;
const diffsOf = async (action: string, userId: string): Promise<object[]> =>
  (
    await query<{ diff: object }>(
      app,
      'select diff from audit_event where action = $1 and entity_id = $2 order by seq',
      [action, userId],
    )
  ).map(({ diff }) => diff);

/** A person with a password whose address is confirmed. */
async function confirmed(): Promise<SignedUp> {
  const account = await app.signUp();
  await confirmAddress(app, account.email);
  return account;
}

/** Links a provider to the signed-in account, as our pages do it. */
async function link(
  person: ProviderVisitor,
  token: string,
  provider: Provider,
  who: Newcomer | string,
): Promise<ApiAnswer> {
  const begun = await person.send('post', '/auth/identities', {
    token,
    body: { provider, returnTo: '/account/security' },
  });
  expect(begun.status).toBe(200);
  const page = await person.comeBack(await consent(begun.body.authorizationUrl, who));
  return person.exchange(page.searchParams.get('code') ?? '', { token });
}

describe('an identity that is new', () => {
  it('opens by itself the account whose owner has confirmed the address that the provider vouches for', async () => {
    const account = await confirmed();
    const { body } = await visitor().signIn('google', newcomer({ email: account.email }));
    expect(body).toMatchObject({ outcome: 'signed-in', user: { id: account.user.id } });
    expect(await diffsOf('identity.linked', account.user.id)).toEqual([
      { provider: 'google', identityId: expect.any(String), by: 'confirmed-address' },
    ]);
    // The password goes on working.
    await app.signIn(account);
    expect((await identitiesOf(body.accessToken)).map(({ provider }) => provider)).toEqual([
      'password',
      'google',
    ]);
  });

  it.each([
    ['the provider does not vouch for the address', 'google', { verified: false }],
    ['the provider is Facebook', 'facebook', {}],
  ] as const)('opens nothing by itself where %s', async (_, provider, change) => {
    const account = await confirmed();
    const { body } = await visitor().signIn(
      provider,
      newcomer({ email: account.email, ...change }),
    );
    expect(body).toEqual({ outcome: 'question', grantId: expect.any(String) });
    expect(await diffsOf('identity.linked', account.user.id)).toEqual([]);
  });

  it('opens nothing by itself where nobody has confirmed the address here', async () => {
    const account = await app.signUp();
    const person = visitor();
    const { body } = await person.signIn('google', newcomer({ email: account.email }));
    expect(body.outcome).toBe('question');
    const waiting = await person.send('get', `/auth/oauth/grants/${body.grantId}`);
    expect(waiting.body.question).toBe('account-unconfirmed');
  });

  it('does not open a suspended account', async () => {
    const account = await confirmed();
    await query(app, `update app_user set status = 'suspended' where id = $1`, [account.user.id]);
    const answer = await visitor().signIn('google', newcomer({ email: account.email }));
    expect(answer.status).toBe(403);
    expect(await diffsOf('identity.linked', account.user.id)).toEqual([]);
  });

  it('confirms the address of its account where the provider begins to vouch for it', async () => {
    const id = `2${Date.now()}`;
    const someone = { id, name: 'Ada', email: newEmail(), emailVerified: true };
    await putPerson(app, 'google', someone);
    const { body } = await visitor().signIn('google', id);
    await query(app, 'update app_user set email_verified_at = null where id = $1', [body.user.id]);
    await putPerson(app, 'google', { ...someone, email: newEmail() });
    expect((await visitor().signIn('google', id)).body.user.emailVerified).toBe(false);
    await putPerson(app, 'google', someone);
    expect((await visitor().signIn('google', id)).body.user.emailVerified).toBe(true);
    const me = await app.get('/users/me', { token: body.accessToken });
    expect(me.body.emailVerified).toBe(true);
  });
});

describe('the guided proof', () => {
  it.each(['facebook', 'google'] as const)(
    'connects %s to the account that somebody then signs in to',
    async (provider) => {
      const account = await app.signUp();
      const someone = newcomer({ email: account.email });
      const person = visitor();
      const { grantId } = (await person.signIn(provider, someone)).body;
      const path = `/auth/oauth/grants/${grantId}/link`;
      // Not without having signed in.
      expect((await person.send('post', path)).status).toBe(401);
      const token = await app.signIn(account);
      expect((await person.send('post', path, { token })).status).toBe(204);
      expect(await diffsOf('identity.linked', account.user.id)).toEqual([
        { provider, identityId: expect.any(String), by: 'owner' },
      ]);
      // The password stays: it was proved.
      await app.signIn(account);
      const again = await visitor().signIn(provider, someone);
      expect(again.body.user).toMatchObject({
        id: account.user.id,
        // Facebook's word is no proof of an address, Google's is.
        emailVerified: provider === 'google',
      });
      // Once only.
      expect((await person.send('post', path, { token })).status).toBe(404);
    },
  );

  it('takes another provider for the proof', async () => {
    const known = newcomer();
    const first = await visitor().signIn('google', known);
    const person = visitor();
    const { grantId } = (await person.signIn('facebook', newcomer())).body;
    const proof = await person.signIn('google', known);
    const token = proof.body.accessToken;
    expect(
      (await person.send('post', `/auth/oauth/grants/${grantId}/link`, { token })).status,
    ).toBe(204);
    expect((await identitiesOf(token)).map(({ provider }) => provider)).toEqual([
      'google',
      'facebook',
    ]);
    expect(proof.body.user.id).toBe(first.body.user.id);
  });

  it('is open to the browser that came back from the provider only, and to our own pages', async () => {
    const person = visitor();
    const { grantId } = (await person.signIn('facebook', newcomer())).body;
    const mallory = await app.signUp();
    const thief = visitor();
    for (const [method, path] of [
      ['get', ''],
      ['post', '/account'],
      ['post', '/link'],
    ] as const) {
      const answer = await thief.send(method, `/auth/oauth/grants/${grantId}${path}`, {
        token: mallory.accessToken,
      });
      expect(answer.status).toBe(404);
    }
    for (const path of ['/account', '/link']) {
      const foreign = await person.send('post', `/auth/oauth/grants/${grantId}${path}`, {
        token: mallory.accessToken,
        headers: { origin: 'https://evil.test' },
      });
      expect(foreign.status).toBe(403);
    }
    expect((await person.send('get', `/auth/oauth/grants/${grantId}`)).status).toBe(200);
  });

  it('waits for a quarter of an hour', async () => {
    const person = visitor();
    const { grantId } = (await person.signIn('facebook', newcomer())).body;
    const [row] = await query<{ seconds: number }>(
      app,
      `select extract(epoch from expires_at - updated_at)::int as seconds from oauth_grant where id = $1`,
      [grantId],
    );
    expect(row?.seconds).toBe(900);
    await query(
      app,
      `update oauth_grant set expires_at = now() - interval '1 second' where id = $1`,
      [grantId],
    );
    expect((await person.send('get', `/auth/oauth/grants/${grantId}`)).status).toBe(404);
    expect((await person.send('post', `/auth/oauth/grants/${grantId}/account`)).status).toBe(404);
  });
});

describe('accounts that only claim an address which a provider vouches for', () => {
  /** The owner of the address comes by Google. */
  async function owner(email: string, name = 'Ada Lovelace') {
    const person = visitor();
    const { body } = await person.signIn('google', newcomer({ name, email }));
    expect(body.outcome).toBe('question');
    const path = `/auth/oauth/grants/${body.grantId}`;
    return {
      person,
      path,
      waiting: (await person.send('get', path)).body,
      settle: (adopt: boolean) => person.send('post', `${path}/account`, { body: { adopt } }),
    };
  }

  it('are left alone by who makes a new account, to which the address then belongs', async () => {
    const squatter = await app.signUp();
    const ada = await owner(squatter.email);
    expect(ada.waiting).toMatchObject({ question: 'account-unconfirmed', canAdopt: true });
    const { status, body } = await ada.settle(false);
    expect(status).toBe(201);
    expect(body.user).toMatchObject({ email: squatter.email, emailVerified: true });
    expect(body.user.id).not.toBe(squatter.user.id);
    // The claim stays what it is.
    const me = await app.get('/users/me', { token: squatter.accessToken });
    expect(me.body).toMatchObject({ email: squatter.email, emailVerified: false });
    expect(await diffsOf('user.adopted', squatter.user.id)).toEqual([]);
  });

  it('go to who takes them over, without anything that let others in', async () => {
    const squatter = await app.signUp({ displayName: 'Mallory' });
    const secondSession = await app.signIn(squatter);
    const ada = await owner(squatter.email);
    const adopted = await ada.settle(true);
    expect(adopted.status).toBe(201);
    expect(adopted.body.user).toEqual({
      id: squatter.user.id,
      email: squatter.email,
      phone: null,
      displayName: 'Ada Lovelace',
      role: 'GUEST',
      emailVerified: true,
    });
    expect(await diffsOf('user.adopted', squatter.user.id)).toEqual([
      {
        provider: 'google',
        identityId: expect.any(String),
        removed: ['password'],
        sessionsEnded: 2,
        sessionId: expect.any(String),
      },
    ]);
    for (const token of [squatter.accessToken, secondSession]) {
      await eventually(async () => (await app.get('/users/me', { token })).status === 401);
    }
    const login = await app.post('/auth/login', {
      body: { email: squatter.email, password: squatter.password },
    });
    expect(login.status).toBe(401);
    const [row] = await query(app, 'select password_hash from app_user where id = $1', [
      squatter.user.id,
    ]);
    expect(row).toEqual({ password_hash: null });
    expect(await identitiesOf(adopted.body.accessToken)).toMatchObject([{ provider: 'google' }]);
  });

  it('are handed over the one that was used last', async () => {
    const email = newEmail();
    const older = await app.signUp({ email });
    const used = await app.signUp({ email });
    const newer = await app.signUp({ email });
    await query(
      app,
      `update app_user set last_active_at = now() + interval '1 hour' where id = $1`,
      [used.user.id],
    );
    const { body } = await (await owner(email)).settle(true);
    expect(body.user.id).toBe(used.user.id);
    for (const { accessToken } of [older, newer]) {
      expect((await app.get('/users/me', { token: accessToken })).status).toBe(200);
    }
  });

  it('are handed over once, of two at the same time', async () => {
    const squatter = await app.signUp();
    const someone = newcomer({ email: squatter.email });
    const people = [visitor(), visitor()];
    const ids: string[] = [];
    for (const person of people) ids.push((await person.signIn('google', someone)).body.grantId);
    const answers = await Promise.all(
      people.map((person, at) =>
        person.send('post', `/auth/oauth/grants/${ids[at]}/account`, { body: { adopt: true } }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(new Set(answers.map(({ body }) => body.user.id))).toEqual(new Set([squatter.user.id]));
    expect(await diffsOf('user.adopted', squatter.user.id)).toHaveLength(1);
  });

  it.each([
    [
      'of staff: its rights do not hang on a provider',
      (account: SignedUp) => giveRole(app, account.user.id, 'SUPPORT'),
    ],
    [
      'that a phone opens, too: its owner mistyped their address',
      (account: SignedUp) => addPhone(app, account),
    ],
    [
      'that is suspended',
      ({ user }: SignedUp) =>
        query(app, `update app_user set status = 'suspended' where id = $1`, [user.id]),
    ],
  ])('are not handed over %s', async (_, prepare) => {
    const account = await app.signUp();
    await prepare(account);
    const ada = await owner(account.email);
    expect(ada.waiting.canAdopt).toBe(false);
    const refused = await ada.settle(true);
    expect(refused.status).toBe(409);
    expect(refused.body.error).toMatchObject({
      code: 'CONFLICT',
      details: { reason: 'sign-in-first' },
    });
    const [row] = await query<{ password_hash: string }>(
      app,
      'select password_hash, email_verified_at from app_user where id = $1',
      [account.user.id],
    );
    expect(row).toEqual({ password_hash: expect.any(String), email_verified_at: null });
    // The way to an account of one's own stays open.
    expect((await ada.settle(false)).status).toBe(201);
  });

  it('are not handed over where another identity opens them', async () => {
    const account = await app.signUp();
    await link(visitor(), account.accessToken, 'facebook', newcomer());
    const ada = await owner(account.email);
    expect(ada.waiting.canAdopt).toBe(false);
    expect((await ada.settle(true)).status).toBe(409);
    expect(await identitiesOf(account.accessToken)).toHaveLength(2);
  });

  it('are handed over by nobody whose provider does not vouch for the address', async () => {
    const account = await app.signUp();
    for (const [provider, verified] of [
      ['facebook', true],
      ['google', false],
    ] as const) {
      const person = visitor();
      const { grantId } = (
        await person.signIn(provider, newcomer({ email: account.email, verified }))
      ).body;
      const path = `/auth/oauth/grants/${grantId}/account`;
      expect((await person.send('post', path, { body: { adopt: true } })).status).toBe(409);
    }
    await app.signIn(account);
  });
});

describe('adding a way in', () => {
  it('works for the session that asked for it, and shows in the list', async () => {
    const account = await app.signUp();
    const person = visitor();
    const someone = newcomer({ email: 'ada.lovelace@example.test', verified: false });
    const { status, body } = await link(person, account.accessToken, 'oidc', someone);
    expect(status).toBe(200);
    expect(body).toEqual({ outcome: 'linked', returnTo: '/account/security' });
    const { data } = (await app.get('/auth/identities', { token: account.accessToken })).body;
    expect(data).toEqual([
      {
        id: expect.any(String),
        provider: 'password',
        label: `${account.email[0]}•••@example.test`,
        addedAt: expect.any(String),
        lastUsedAt: expect.any(String),
        current: true,
        usable: true,
      },
      {
        id: expect.any(String),
        provider: 'oidc',
        label: 'a•••@example.test',
        addedAt: expect.any(String),
        lastUsedAt: expect.any(String),
        current: false,
        usable: true,
      },
    ]);
    const again = await visitor().signIn('oidc', someone);
    expect(again.body.user.id).toBe(account.user.id);
    expect(await diffsOf('identity.linked', account.user.id)).toEqual([
      { provider: 'oidc', identityId: data[1].id, by: 'owner' },
    ]);
  });

  it('twice is once', async () => {
    const account = await app.signUp();
    const someone = newcomer();
    await link(visitor(), account.accessToken, 'google', someone);
    const { body } = await link(visitor(), account.accessToken, 'google', someone);
    expect(body.outcome).toBe('linked');
    expect(await identitiesOf(account.accessToken)).toHaveLength(2);
    expect(await diffsOf('identity.linked', account.user.id)).toHaveLength(1);
  });

  it('is refused for an identity that opens another account', async () => {
    const someone = newcomer();
    const other = (await visitor().signIn('google', someone)).body.user;
    const account = await app.signUp();
    const { status, body } = await link(visitor(), account.accessToken, 'google', someone);
    expect(status).toBe(409);
    expect(body.error).toMatchObject({ code: 'CONFLICT', details: { reason: 'identity-taken' } });
    expect((await visitor().signIn('google', someone)).body.user.id).toBe(other.id);
  });

  it('is finished by nobody else: not without the session, nor with another one', async () => {
    const account = await app.signUp();
    const another = await app.signUp();
    for (const token of [undefined, another.accessToken, await app.signIn(account)]) {
      const person = visitor();
      const begun = await person.send('post', '/auth/identities', {
        token: account.accessToken,
        body: { provider: 'google' },
      });
      const someone = newcomer();
      const page = await person.comeBack(await consent(begun.body.authorizationUrl, someone));
      const { status, body } = await person.exchange(page.searchParams.get('code') ?? '', {
        token,
      });
      expect(status).toBe(403);
      expect(body.error.details.reason).toBe('another-session');
      // Nobody was signed in by it either.
      expect(body).not.toHaveProperty('accessToken');
    }
    expect(await identitiesOf(account.accessToken)).toHaveLength(1);
    expect(await identitiesOf(another.accessToken)).toHaveLength(1);
  });

  it('cannot be slipped to a signed-in person: only their browser comes back with it', async () => {
    const mallory = await app.signUp();
    const attacker = visitor();
    const begun = await attacker.send('post', '/auth/identities', {
      token: mallory.accessToken,
      body: { provider: 'google' },
    });
    const callback = await consent(begun.body.authorizationUrl, newcomer());
    const page = await visitor().comeBack(callback);
    expect(page.searchParams.get('problem')).toBe('expired');
  });

  it('needs a sign-in of the last quarter of an hour, and so does taking one away', async () => {
    const account = await app.signUp();
    await link(visitor(), account.accessToken, 'google', newcomer());
    const [password] = await identitiesOf(account.accessToken);
    await query(
      app,
      `update session set created_at = created_at - interval '901 seconds' where user_id = $1`,
      [account.user.id],
    );
    const person = visitor();
    const { grantId } = (await person.signIn('facebook', newcomer())).body;
    const token = account.accessToken;
    for (const answer of [
      await person.send('post', '/auth/identities', { token, body: { provider: 'oidc' } }),
      await person.send('post', `/auth/oauth/grants/${grantId}/link`, { token }),
      await app.del(`/auth/identities/${password?.id}`, { token }),
    ]) {
      expect(answer.status).toBe(403);
      expect(answer.body.error).toMatchObject({
        code: 'AUTH_FORBIDDEN',
        details: { proof: 'recent-sign-in' },
      });
    }
    expect(await identitiesOf(token)).toHaveLength(2);
  });

  it.each([
    [{}, 'provider'],
    [{ provider: 'password' }, 'provider'],
    [{ provider: 'google', returnTo: 5 }, 'returnTo'],
    [{ provider: 'google', user: 'x' }, 'user'],
  ])('refuses %j', async (body, field) => {
    const { accessToken } = await app.signUp();
    const answer = await app.post('/auth/identities', { token: accessToken, body });
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.field).toBe(field);
  });

  thorough(
    'says so where the provider is off or down',
    async () => {
      const bare = await startApp({ env: { GOOGLE_ISSUER_URL: 'http://127.0.0.1:9/google' } });
      const { accessToken } = await bare.signUp();
      const off = await bare.post('/auth/identities', {
        token: accessToken,
        body: { provider: 'oidc' },
      });
      expect([off.status, off.body.error.details.field]).toEqual([409, 'provider']);
      const down = await bare.post('/auth/identities', {
        token: accessToken,
        body: { provider: 'google' },
      });
      expect(down.status).toBe(503);
      expect(down.body.error.code).toBe('SERVICE_UNAVAILABLE');
    },
    60_000,
  );
});

describe('taking a way in away', () => {
  it('closes it and ends the sessions that it opened, and no others', async () => {
    const account = await app.signUp();
    const someone = newcomer();
    await link(visitor(), account.accessToken, 'google', someone);
    const byGoogle = (await visitor().signIn('google', someone)).body.accessToken as string;
    const [, google] = await identitiesOf(account.accessToken);
    const gone = await app.del(`/auth/identities/${google?.id}`, { token: account.accessToken });
    expect(gone.status).toBe(204);
    await eventually(async () => (await app.get('/users/me', { token: byGoogle })).status === 401);
    expect((await app.get('/users/me', { token: account.accessToken })).status).toBe(200);
    expect(await diffsOf('identity.unlinked', account.user.id)).toEqual([
      { provider: 'google', identityId: google?.id, sessionsEnded: 1 },
    ]);
    const [session] = await query(
      app,
      `select revoke_reason from session where user_id = $1 and revoked_at is not null`,
      [account.user.id],
    );
    expect(session).toEqual({ revoke_reason: 'way-in-removed' });
    // To that identity the account is a stranger again.
    expect((await visitor().signIn('google', someone)).body.user.id).not.toBe(account.user.id);
    // A second time there is nothing.
    expect(
      (await app.del(`/auth/identities/${google?.id}`, { token: account.accessToken })).status,
    ).toBe(404);
  });

  it('closes the password, too', async () => {
    const account = await app.signUp();
    const someone = newcomer();
    await link(visitor(), account.accessToken, 'google', someone);
    const [password] = await identitiesOf(account.accessToken);
    const token = (await visitor().signIn('google', someone)).body.accessToken as string;
    expect((await app.del(`/auth/identities/${password?.id}`, { token })).status).toBe(204);
    const login = await app.post('/auth/login', {
      body: { email: account.email, password: account.password },
    });
    expect(login.status).toBe(401);
    expect(await identitiesOf(token)).toMatchObject([{ provider: 'google', current: true }]);
  });

  it('leaves the last one, and says what would help', async () => {
    const { body } = await visitor().signIn('google', newcomer());
    const token = body.accessToken as string;
    const [only] = await identitiesOf(token);
    const answer = await app.del(`/auth/identities/${only?.id}`, { token });
    expect(answer.status).toBe(409);
    expect(answer.body.error).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('Add another one first'),
      details: { reason: 'last-way-in' },
    });
    expect((await app.get('/users/me', { token })).status).toBe(200);
  });

  it('leaves one of two that are taken away at the same time', async () => {
    for (let round = 0; round < 5; round++) {
      const account = await app.signUp();
      await link(visitor(), account.accessToken, 'google', newcomer());
      const token = await app.signIn(account);
      const both = await identitiesOf(token);
      const statuses = (
        await Promise.all(both.map(({ id }) => app.del(`/auth/identities/${id}`, { token })))
      ).map(({ status }) => status);
      const left = await query(app, 'select id from identity where user_id = $1', [
        account.user.id,
      ]);
      expect(left).toHaveLength(1);
      expect(statuses.filter((status) => status === 204)).toHaveLength(1);
    }
  });

  thorough(
    'does not count ways in that are switched off here',
    async () => {
      const account = await app.signUp();
      await link(visitor(), account.accessToken, 'oidc', newcomer());
      // It only answers: as a worker it would send the mails of this one to an inbox of its own.
      const without = await startApp({
        databaseUrl: app.databaseUrl as string,
        dataDir: app.dataDir,
        role: 'api',
      });
      const token = account.accessToken;
      const list = await without.get('/auth/identities', { token });
      expect(list.body.data).toMatchObject([{ usable: true }, { provider: 'oidc', usable: false }]);
      const answer = await without.del(`/auth/identities/${list.body.data[0].id}`, { token });
      expect(answer.status).toBe(409);
    },
    60_000,
  );
});

describe('the owner of an account', () => {
  it('hears by mail what opens it from now on, and what does no more', async () => {
    const account = await confirmed();
    const someone = newcomer();
    await link(visitor(), account.accessToken, 'oidc', someone);
    const added = await mailTo(app, account.email, /^Acme ID opens your account now$/);
    expect(added.text).toContain('/account/security');
    const [, acme] = await identitiesOf(account.accessToken);
    await app.del(`/auth/identities/${acme?.id}`, { token: account.accessToken });
    await mailTo(app, account.email, /^Acme ID opens your account no more$/);
    // Also where nobody was asked.
    await visitor().signIn('google', newcomer({ email: account.email }));
    await mailTo(app, account.email, /^Google opens your account now$/);
  });

  it('who only claims an address is not written to about it', async () => {
    const account = await app.signUp();
    await link(visitor(), account.accessToken, 'google', newcomer());
    // What comes later is there: so nothing came before.
    const other = await confirmed();
    await link(visitor(), other.accessToken, 'google', newcomer());
    await mailTo(app, other.email, /opens your account now/);
    const subjects = (await mailsTo(app, account.email)).map(({ subject }) => subject);
    expect(subjects.filter((subject) => /opens your account/.test(subject))).toEqual([]);
  });

  it('by facebook is asked to confirm the address that facebook gave', async () => {
    const person = visitor();
    const someone = newcomer();
    const { grantId } = (await person.signIn('facebook', someone)).body;
    const made = await person.send('post', `/auth/oauth/grants/${grantId}/account`);
    const mail = await mailTo(app, someone.email, /confirm your mail address/);
    const shown = await app.post('/auth/verify-email', { body: { token: tokenIn(mail) } });
    expect(shown.body.user).toMatchObject({ id: made.body.user.id, emailVerified: true });
  });

  it('is not followed by links that were asked for before it was theirs', async () => {
    const squatter = await app.signUp();
    const elsewhere = newEmail();
    const asked = await app.post('/auth/change-email', {
      token: squatter.accessToken,
      body: { email: elsewhere, password: squatter.password },
    });
    expect(asked.status).toBe(202);
    const mail = await mailTo(app, elsewhere, /confirm your new mail address/);
    const ada = visitor();
    const { grantId } = (await ada.signIn('google', newcomer({ email: squatter.email }))).body;
    const path = `/auth/oauth/grants/${grantId}/account`;
    const adopted = await ada.send('post', path, { body: { adopt: true } });
    expect(adopted.body.user.id).toBe(squatter.user.id);
    const late = await app.post('/auth/verify-email', { body: { token: tokenIn(mail) } });
    expect(late.status).toBe(401);
    const me = await app.get('/users/me', { token: adopted.body.accessToken });
    expect(me.body.email).toBe(squatter.email);
  });
});

it('audits nothing personal in clear', async () => {
  await control(app, 'DELETE', '/faults');
  const rows = await query(app, 'select diff, entity_id from audit_event');
  expect(JSON.stringify(rows)).not.toContain('@');
});
