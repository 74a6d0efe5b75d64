import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { type App, launchBrowser, type TestBrowser, type WatchedPage } from '../harness.js';
import { overhang, seriousFindings } from '../support/accessibility.js';
import { startAppWithProviders } from '../support/app-with-providers.js';
import { goWithin } from '../support/go-within.js';
import { signInOn } from '../support/sign-in-page.js';
import { oneOrAll } from '../support/thorough.js';

let app: App;
let browser: TestBrowser;
const open: WatchedPage[] = [];

beforeAll(async () => {
  [app, browser] = await Promise.all([startAppWithProviders(), launchBrowser()]);
}, 60_000);

afterEach(async () => {
  await Promise.all(open.splice(0).map((watched) => watched.close()));
});

async function newPage(options: BrowserContextOptions): Promise<Page> {
  const watched = await browser.newPage(options);
  open.push(watched);
  watched.page.setDefaultTimeout(20_000);
  return watched.page;
}

const TOKEN = `#token=${'A'.repeat(43)}`;
const PROBLEMS = [
  'declined',
  'expired',
  'spent',
  'unavailable',
  'untrusted',
  'off',
  'busy',
  'failed',
] as const;

/** Each with what is there once it has all its parts. */
const PAGES: readonly (readonly [path: string, sign: string])[] = [
  ['/sign-in', 'Continue with Google'],
  ['/sign-up', 'Continue with Google'],
  ['/sign-in?by=phone', 'Text me a code'],
  ['/sign-up?by=phone', 'Text me a code'],
  ['/forgot-password', 'Send me a link'],
  ['/reset-password', 'This page needs the whole link'],
  [`/reset-password${TOKEN}`, 'Set my password'],
  ['/verify-email', 'This page needs the whole link'],
  [`/verify-email${TOKEN}`, 'Confirm my address'],
  [`/take-back${TOKEN}`, 'It was not me'],
  ['/terms', 'What it costs'],
  ['/privacy', 'Who else gets to see it'],
  ['/contact', 'Write to us'],
];
/** One page with different words: all of them are read in the narrowest look, one in the others. */
const PROBLEM_PAGES = PROBLEMS.map(
  (kind) =>
    [
      `/auth/callback?problem=${kind}&provider=google&requestId=r-123`,
      'sign in|begin|again',
    ] as const,
);

const LOOKS = [
  ['light', 390],
  ['dark', 390],
  ['light', 1440],
] as const;

describe.each(oneOrAll(LOOKS))('in %s, %i px wide', (colorScheme, width) => {
  /** Of a page for everybody: what axe finds, what runs out of the screen, what is too small for a thumb. */
  async function expectUsable(page: Page): Promise<void> {
    expect(await seriousFindings(page)).toEqual([]);
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    const main = page.getByRole('main');
    for (const role of ['button', 'textbox'] as const) {
      for (const control of await main.getByRole(role).all()) {
        expect((await control.boundingBox())?.height).toBeGreaterThanOrEqual(44);
      }
    }
  }

  it('everybody can use the pages of signing in', async () => {
    const page = await newPage({ colorScheme, viewport: { width, height: 844 } });
    const narrowest = colorScheme === 'light' && width === 390;
    const problems = narrowest ? PROBLEM_PAGES : PROBLEM_PAGES.slice(0, 1);
    await page.goto(app.url);
    for (const [path, sign] of [...PAGES, ...problems]) {
      await goWithin(page, '/', path);
      await page.getByRole('main').getByText(new RegExp(sign, 'i')).first().waitFor();
      await expectUsable(page);
    }
  }, 180_000);

  it('what is wrong is said beside its field', async () => {
    const page = await newPage({ colorScheme, viewport: { width, height: 844 } });
    await page.goto(`${app.url}/sign-up`);
    await page.getByRole('button', { name: 'Make my account' }).click();
    await page.getByText('Your email address is needed.').waitFor();
    await expectUsable(page);
    await page.goto(`${app.url}/sign-in`);
    await page.getByLabel('Email').fill('nobody@example.test');
    await page.getByLabel('Password', { exact: true }).fill('not a password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('The mail address or the password is wrong.').waitFor();
    await expectUsable(page);
    await page.goto(`${app.url}/reset-password${TOKEN}`);
    await page.getByLabel('New password', { exact: true }).fill('a whole new password');
    await page.getByRole('button', { name: 'Set my password' }).click();
    await page.getByText(/This link does not work any more/).waitFor();
    await expectUsable(page);
  }, 120_000);

  it('everybody can use the pages of security and privacy', async () => {
    const page = await newPage({ colorScheme, viewport: { width, height: 844 } });
    const person = await app.signUp();
    await signInOn(page, app, person, '/account/security');
    await page.getByText('This device').waitFor();
    await page.getByRole('button', { name: 'Add a phone number' }).waitFor();
    await expectUsable(page);
    const section = page.getByRole('region', { name: 'Email address' });
    await section.getByRole('button', { name: 'Change' }).click();
    await section.getByRole('button', { name: 'Send me a link' }).click();
    await section.getByText('Your password is needed.').waitFor();
    await expectUsable(page);
    await page.goto(`${app.url}/account/privacy`);
    await page.getByRole('main').getByRole('button').first().waitFor();
    await expectUsable(page);
  }, 120_000);
});

/** Every control says by its description what is wrong with it, and no description leads nowhere. */
it('describes fields by what is there', async () => {
  const page = await newPage({ viewport: { width: 390, height: 844 } });
  const dangling = (): Promise<string[]> =>
    page.evaluate<string[]>(`[...document.querySelectorAll('[aria-describedby]')]
      .flatMap((element) => element.getAttribute('aria-describedby').split(' '))
      .filter((id) => !document.getElementById(id))`);
  const person = await app.signUp();
  await signInOn(page, app, person, '/account/security');
  await page.getByLabel('New password', { exact: true }).waitFor();
  expect(await dangling()).toEqual([]);
  await page.getByRole('button', { name: 'Change my password' }).click();
  await page.getByText('A password is needed.').waitFor();
  expect(await dangling()).toEqual([]);
  // Whoever is signed in is led away from there.
  await page.context().clearCookies();
  await page.goto(`${app.url}/sign-up`);
  await page.getByLabel('Password', { exact: true }).waitFor();
  expect(await dangling()).toEqual([]);
}, 60_000);

describe('the notices', () => {
  it('are one tap away from every page and from making an account', async () => {
    const page = await newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(`${app.url}/sign-up`);
    for (const name of ['terms', 'privacy notice']) {
      await page.getByRole('main').getByRole('link', { name }).waitFor();
    }
    const footer = page.getByRole('contentinfo');
    for (const [link, title] of [
      ['Terms', 'Terms'],
      ['Privacy', 'Privacy notice'],
      ['Contact', 'Contact'],
    ] as const) {
      await footer.getByRole('link', { name: link, exact: true }).click();
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
    }
    await page.getByRole('link', { name: 'hello@pixshift.local' }).waitFor();
  });

  it('say what this installation is set to', async () => {
    const page = await newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${app.url}/privacy`);
    await page.getByText('5 minutes after the first download, or 24 hours').waitFor();
    await page.getByText('30 days; favourites until you let them go').waitFor();
    await page.getByText(/^Twilio delivers text messages/).waitFor();
    await page.getByText(/^Acme ID tells us who you are/).waitFor();
    await page.getByText(/^Stripe takes payments/).waitFor();
  });
});
