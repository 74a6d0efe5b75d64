import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { type App, launchBrowser, type TestBrowser, type WatchedPage } from '../harness.js';
import {
  control,
  forgeNext,
  newcomer,
  newEmail,
  startAppWithProviders,
} from '../support/app-with-providers.js';
import {
  consent,
  type Newcomer,
  type Provider,
  ProviderVisitor,
} from '../support/provider-visitor.js';
import { oneOrAll, thorough } from '../support/thorough.js';

// The program is at 127.0.0.1 and the providers are at localhost: two sites, as in the world outside,
// so that cookies and where they are sent are what is tested.

const NAMES: Record<Provider, string> = { google: 'Google', facebook: 'Facebook', oidc: 'Acme ID' };

let app: App;
let browser: TestBrowser;
const open: WatchedPage[] = [];

beforeAll(async () => {
  [app, browser] = await Promise.all([startAppWithProviders(), launchBrowser()]);
}, 120_000);

afterEach(async () => {
  await Promise.all(open.splice(0).map((watched) => watched.close()));
});

/** A browser profile of its own. */
async function visit(path: string): Promise<Page> {
  const watched = await browser.newPage();
  open.push(watched);
  watched.page.setDefaultTimeout(30_000);
  await watched.page.goto(app.url + path);
  return watched.page;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();

async function continueWith(page: Page, provider: Provider): Promise<void> {
  await page.getByRole('link', { name: `Continue with ${NAMES[provider]}` }).click();
  await page.waitForURL(/^http:\/\/localhost:/);
}

/** Makes an account up on the provider's page. */
async function choose(page: Page, { name, email, verified = false }: Newcomer): Promise<void> {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel(/Email address/).fill(email);
  const box = page.getByLabel('The address is verified');
  if ((await box.count()) > 0) await box.setChecked(verified);
  await button(page, 'Use this account').click();
}

async function signedIn(page: Page, path: string | RegExp): Promise<void> {
  await page.waitForURL((url) =>
    typeof path === 'string' ? url.pathname === path : path.test(url.pathname),
  );
  await button(page, 'Open menu').waitFor();
  await page.getByRole('link', { name: /free runs left/ }).waitFor({ state: 'attached' });
}

async function signOut(page: Page): Promise<void> {
  await button(page, 'Open menu').click();
  const done = page.waitForResponse((response) => response.url().endsWith('/auth/logout'));
  await page.getByRole('button', { name: 'Sign out' }).first().click();
  await page.getByRole('link', { name: 'Start free' }).waitFor();
  await done;
}

async function idOf(page: Page): Promise<string> {
  const answer = page.waitForResponse((response) => response.url().endsWith('/users/me'));
  await page.goto(`${app.url}/account`);
  return ((await (await answer).json()) as { id: string }).id;
}

const attempts = async (context: BrowserContext) =>
  (await context.cookies(`${app.url}/api/v1/auth/oauth/google/callback`)).filter(({ name }) =>
    /^pixshift_oauth_(?!grant)/.test(name),
  );

describe.each(oneOrAll(['google', 'oidc'] as const))('by %s', (provider) => {
  it('a newcomer signs up, and is the same person the next time', async () => {
    const someone = newcomer();
    const page = await visit('/sign-up?returnTo=/gallery');
    await continueWith(page, provider);
    const [cookie] = await attempts(page.context());
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', domain: '127.0.0.1' });
    await choose(page, someone);
    await signedIn(page, '/gallery');
    // Nothing of it stays: no code in the address or the history, no cookie, nothing in storage.
    expect(page.url()).toBe(`${app.url}/gallery`);
    expect(await attempts(page.context())).toEqual([]);
    const stored = await page.evaluate<string>(
      'JSON.stringify({ ...localStorage, ...sessionStorage })',
    );
    expect(stored).not.toMatch(/eyJ|token|code/i);
    const id = await idOf(page);

    await signOut(page);
    await page.goto(`${app.url}/sign-in`);
    await continueWith(page, provider);
    await button(page, new RegExp(someone.email)).click();
    await signedIn(page, '/catalogue');
    expect(await idOf(page)).toBe(id);
  }, 120_000);
});

thorough(
  'that came back too late keeps the way to where the person wanted to get',
  async () => {
    const someone = newcomer();
    const page = await visit('/sign-in?returnTo=%2Fgallery%3Fcategory%3Dphoto');
    await continueWith(page, 'google');
    // As after ten minutes, when the cookie that knew is gone.
    await page.context().clearCookies({ name: /^pixshift_oauth/ });
    await choose(page, someone);
    await heading(page, 'This sign-in is over');
    await page.getByRole('link', { name: 'Try again' }).click();
    await button(page, new RegExp(someone.email)).click();
    await page.waitForURL(`${app.url}/gallery?category=photo`);
  },
  120_000,
);

thorough(
  'what lies on the table waits there, and is made',
  async () => {
    const page = await visit('/studio/coloring-from-photo');
    await page.getByLabel('Use the sample photo: A cat').click();
    await page.getByLabel(/^Title/).fill('Luna');
    await page.getByText('chelsea.jpg').waitFor();
    await button(page, 'Sign up and make it').click();
    await continueWith(page, 'google');
    await choose(page, newcomer());
    await signedIn(page, '/studio/coloring-from-photo');
    await page.getByText('chelsea.jpg').waitFor();
    expect(await page.getByLabel(/^Title/).inputValue()).toBe('Luna');
    await page.getByRole('heading', { name: 'There it is' }).waitFor();
  },
  120_000,
);

thorough(
  'by facebook a newcomer is asked once whether they are new',
  async () => {
    const someone = newcomer({ name: 'Grace Hopper' });
    const page = await visit('/sign-up?returnTo=/gallery');
    await continueWith(page, 'facebook');
    await choose(page, someone);
    await heading(page, 'Have you been here before?');
    await page.getByText('Grace Hopper').waitFor();
    // The whole address stands nowhere.
    expect(await page.getByText(someone.email).count()).toBe(0);
    await button(page, 'I am new here').click();
    await signedIn(page, '/gallery');
    const id = await idOf(page);

    await signOut(page);
    await page.goto(`${app.url}/sign-in?returnTo=/gallery`);
    await continueWith(page, 'facebook');
    await button(page, new RegExp(someone.email)).click();
    await signedIn(page, '/gallery');
    expect(await idOf(page)).toBe(id);
  },
  120_000,
);

describe('somebody who changes their mind', () => {
  thorough(
    'declines, reads what happened, and tries again',
    async () => {
      const page = await visit('/sign-in?returnTo=/gallery');
      await continueWith(page, 'google');
      await button(page, 'Cancel').click();
      await heading(page, 'You changed your mind');
      await page.getByRole('link', { name: 'Try again' }).click();
      await page.waitForURL(/^http:\/\/localhost:/);
      await choose(page, newcomer());
      await signedIn(page, '/gallery');
    },
    60_000,
  );

  it('declines and finds the other ways in', async () => {
    const page = await visit('/sign-in?returnTo=/gallery');
    await continueWith(page, 'facebook');
    await button(page, 'Cancel').click();
    await heading(page, 'You changed your mind');
    await page.getByRole('link', { name: 'Other ways to sign in' }).click();
    await heading(page, 'Sign in to see your gallery');
    expect(new URL(page.url()).searchParams.get('returnTo')).toBe('/gallery');
  }, 60_000);

  thorough(
    'goes back after signing in, and is told that it is over',
    async () => {
      const someone = newcomer();
      const page = await visit('/sign-in?returnTo=/gallery');
      await continueWith(page, 'google');
      await choose(page, someone);
      await signedIn(page, '/gallery');
      await page.goBack();
      await page.waitForURL(/^http:\/\/localhost:/);
      await choose(page, someone);
      await heading(page, 'This sign-in is over');
      await page.getByText('You are signed in, by the way.').waitFor();
      await page.getByRole('link', { name: 'Go on' }).click();
      await signedIn(page, '/catalogue');
    },
    60_000,
  );
});

thorough(
  'two tabs at once each get where they were going',
  async () => {
    const one = await visit('/sign-in?returnTo=/gallery');
    const two = await one.context().newPage();
    two.setDefaultTimeout(30_000);
    await two.goto(`${app.url}/sign-in?returnTo=/account`);
    await continueWith(one, 'google');
    await continueWith(two, 'oidc');
    expect(await attempts(one.context())).toHaveLength(2);
    await choose(two, newcomer({ name: 'Second Tab' }));
    await signedIn(two, '/account');
    await choose(one, newcomer({ name: 'First Tab' }));
    await signedIn(one, '/gallery');
  },
  60_000,
);

describe('somebody else', () => {
  it('cannot sign a victim in to an account of their own: the way back is another browser’s', async () => {
    const attacker = new ProviderVisitor(app);
    const callback = await consent(await attacker.start('google'), newcomer({ name: 'Mallory' }));
    const page = await visit('/');
    await page.goto(callback);
    await heading(page, 'This sign-in is over');
    await page.getByRole('link', { name: 'Other ways to sign in' }).waitFor();
    expect(await page.context().cookies()).toEqual([]);
  }, 60_000);

  thorough(
    'cannot use an address that they read over a shoulder, and its owner can once',
    async () => {
      const page = await visit('/sign-in');
      let stolen = '';
      // The address is read before the page exchanges it.
      await page.route('**/auth/oauth/exchange', async (route) => {
        stolen ||= page.url();
        const thief = await visit(stolen.slice(app.url.length));
        await heading(thief, 'This sign-in is over');
        await route.continue();
      });
      await continueWith(page, 'google');
      await choose(page, newcomer());
      await signedIn(page, '/catalogue');
      expect(stolen).toMatch(/\/auth\/callback\?code=/);
      // Nor does it work again where it was used.
      await page.unroute('**/auth/oauth/exchange');
      await page.goto(stolen);
      await heading(page, 'This sign-in is over');
    },
    60_000,
  );

  it('cannot forge what a provider says', async () => {
    const page = await visit('/sign-in');
    // All of them, without a browser, in oauth-forgeries.e2e-spec.ts.
    for (const kind of ['wrong-nonce', 'foreign-key']) {
      await page.goto(`${app.url}/sign-in`);
      await continueWith(page, 'google');
      await forgeNext(app, 'google', kind);
      await choose(page, newcomer());
      await heading(page, 'Better safe than sorry');
      await page.getByText(/tell us this number/).waitFor();
      await page.getByRole('link', { name: 'Start free' }).waitFor();
    }
  }, 180_000);
});

describe('when a provider is unwell', () => {
  it.each(oneOrAll(['503', 'garbage', 'reset']))(
    '(%s) a page says so, and the next try works',
    async (mode) => {
      const page = await visit('/sign-in?returnTo=/gallery');
      await continueWith(page, 'oidc');
      await control(app, 'POST', '/faults', { vendor: 'oidc', mode, times: 1 });
      const someone = newcomer();
      await choose(page, someone);
      await heading(page, 'Acme ID does not answer');
      await page.getByText(/tell us this number/).waitFor();
      await page.getByRole('link', { name: 'Try again' }).click();
      await page.waitForURL(/^http:\/\/localhost:/);
      await choose(page, someone);
      await signedIn(page, '/gallery');
    },
    60_000,
  );
});

describe('an account from before', () => {
  async function signInByPassword(page: Page, account: { email: string; password: string }) {
    await page.getByLabel('Email').fill(account.email);
    await page.getByLabel('Password', { exact: true }).fill(account.password);
    await button(page, /^Sign in$/).click();
  }

  it('is connected after its owner has signed in to it and said yes', async () => {
    const account = await app.signUp({ displayName: 'Ada' });
    const someone = newcomer({ email: account.email });
    const page = await visit('/sign-in?returnTo=/gallery');
    await continueWith(page, 'facebook');
    await choose(page, someone);
    await heading(page, 'Have you been here before?');
    await page.getByRole('link', { name: 'I have an account' }).click();
    await signInByPassword(page, account);
    await heading(page, 'Connect Facebook?');
    await page.getByText(account.email).first().waitFor();
    await button(page, 'Connect Facebook').click();
    await signedIn(page, '/gallery');
    await page.getByText('Facebook is connected.').waitFor();

    await signOut(page);
    await page.goto(`${app.url}/sign-in?returnTo=/gallery`);
    await continueWith(page, 'facebook');
    await button(page, new RegExp(someone.email)).click();
    await signedIn(page, '/gallery');
    expect(await idOf(page)).toBe(account.user.id);
  }, 120_000);

  thorough(
    'is not connected by who says “not now”',
    async () => {
      const account = await app.signUp();
      const someone = newcomer();
      const page = await visit('/sign-in?returnTo=/gallery');
      await continueWith(page, 'facebook');
      await choose(page, someone);
      await page.getByRole('link', { name: 'I have an account' }).click();
      await signInByPassword(page, account);
      await button(page, 'Not now').click();
      await signedIn(page, '/gallery');
      const { body } = await app.get('/auth/identities', { token: await app.signIn(account) });
      expect(body.data).toHaveLength(1);
    },
    60_000,
  );

  thorough(
    'that nobody confirmed can be taken over by the proven owner of its address',
    async () => {
      const squatter = await app.signUp({ displayName: 'Mallory' });
      const page = await visit('/sign-in?returnTo=/gallery');
      await continueWith(page, 'google');
      await choose(page, newcomer({ name: 'Ada Lovelace', email: squatter.email }));
      await heading(page, 'You began an account before');
      await button(page, 'Take it over with Google').click();
      await page.getByText(/password stops working/).waitFor();
      await button(page, 'Take it over').last().click();
      await signedIn(page, '/gallery');
      expect(await idOf(page)).toBe(squatter.user.id);
      await page.getByText('Ada Lovelace').first().waitFor();

      const other = await visit('/sign-in');
      await signInByPassword(other, squatter);
      await other.getByRole('alert').filter({ hasText: 'wrong' }).waitFor();
      expect((await app.get('/users/me', { token: squatter.accessToken })).status).toBe(401);
    },
    120_000,
  );

  thorough(
    'that nobody confirmed can be left alone',
    async () => {
      const squatter = await app.signUp();
      const page = await visit('/sign-in?returnTo=/gallery');
      await continueWith(page, 'google');
      await choose(page, newcomer({ email: squatter.email }));
      await button(page, 'Start with a new account').click();
      await signedIn(page, '/gallery');
      expect(await idOf(page)).not.toBe(squatter.user.id);
      expect((await app.get('/users/me', { token: squatter.accessToken })).status).toBe(200);
    },
    60_000,
  );
});

describe('the sign-in methods of an account', () => {
  const row = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

  async function openSecurity(page: Page): Promise<void> {
    await page.goto(`${app.url}/account/security`);
    await page.getByRole('heading', { name: 'How you sign in' }).waitFor();
  }

  it('are added and taken away, but never the last', async () => {
    const someone = newcomer();
    const page = await visit('/sign-up');
    await continueWith(page, 'google');
    await choose(page, someone);
    await signedIn(page, '/catalogue');
    await openSecurity(page);
    await row(page, 'Google').getByText('your only way in').waitFor();
    expect(await button(page, 'Remove Google').count()).toBe(0);

    await button(page, 'Connect Facebook').click();
    await page.waitForURL(/^http:\/\/localhost:/);
    await choose(page, newcomer({ email: newEmail(), name: 'Ada at Facebook' }));
    await page.waitForURL(`${app.url}/account/security`);
    await page.getByText('Connected.').waitFor();
    await row(page, 'Facebook')
      .getByText(/p•••@example\.test/)
      .waitFor();
    expect(await button(page, 'Connect Facebook').count()).toBe(0);

    // Saying no at the provider changes nothing, and leads back here.
    await button(page, 'Connect Acme ID').click();
    await page.waitForURL(/^http:\/\/localhost:/);
    await button(page, 'Cancel').click();
    await heading(page, 'You changed your mind');
    await page.getByRole('link', { name: 'Go on' }).click();
    await page.waitForURL(`${app.url}/account/security`);

    await button(page, 'Remove Facebook').click();
    await page.getByText(/opens your account no more/).waitFor();
    await button(page, 'Keep it').click();
    await button(page, 'Remove Facebook').click();
    await button(page, 'Remove it').click();
    await button(page, 'Connect Facebook').waitFor();
    await row(page, 'Google').getByText('your only way in').waitFor();
  }, 120_000);

  thorough(
    'end what they opened: who removes the one they came by signs in again',
    async () => {
      const page = await visit('/sign-up');
      await continueWith(page, 'google');
      await choose(page, newcomer());
      await signedIn(page, '/catalogue');
      await openSecurity(page);
      const second = newcomer();
      await button(page, 'Connect Acme ID').click();
      await page.waitForURL(/^http:\/\/localhost:/);
      await choose(page, second);
      await page.waitForURL(`${app.url}/account/security`);
      await button(page, 'Remove Google').click();
      await page.getByText(/this one included/).waitFor();
      await button(page, 'Remove it').click();
      await heading(page, 'Sign in to your account');
      await continueWith(page, 'oidc');
      await button(page, new RegExp(second.email)).click();
      await page.waitForURL(`${app.url}/account/security`);
      await row(page, 'Acme ID').getByText('your only way in').waitFor();
    },
    120_000,
  );

  thorough(
    'of somebody else are not connected a second time',
    async () => {
      const taken = newcomer();
      expect((await new ProviderVisitor(app).signIn('google', taken)).status).toBe(200);
      const page = await visit('/sign-up');
      await continueWith(page, 'oidc');
      await choose(page, newcomer());
      await signedIn(page, '/catalogue');
      await openSecurity(page);
      await button(page, 'Connect Google').click();
      await page.waitForURL(/^http:\/\/localhost:/);
      await button(page, new RegExp(taken.email)).click();
      await heading(page, 'It opens another account');
      await page.getByRole('link', { name: 'Go on' }).click();
      await page.waitForURL(/catalogue|security/);
    },
    120_000,
  );
});
