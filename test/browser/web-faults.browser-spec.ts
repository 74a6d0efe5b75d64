import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import {
  type App,
  launchBrowser,
  type SignedUp,
  startApp,
  type TestBrowser,
  type WatchedPage,
} from '../harness.js';
import { signInOn } from '../support/sign-in-page.js';
import { thorough } from '../support/thorough.js';

const SAMPLE = join(import.meta.dirname, '../../web/public/samples/astronaut.jpg');

let app: App;
let browser: TestBrowser;
const open: WatchedPage[] = [];

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), launchBrowser()]);
}, 60_000);

afterEach(async () => {
  await Promise.all(open.splice(0).map((watched) => watched.close()));
});

async function newPage(): Promise<Page> {
  const watched = await browser.newPage();
  open.push(watched);
  watched.page.setDefaultTimeout(15_000);
  return watched.page;
}

async function signIn(page: Page, path: string, at: App = app): Promise<SignedUp> {
  const account = await at.signUp();
  await signInOn(page, at, account, path);
  return account;
}

describe('without a network', () => {
  it('opens pages that were not opened before, and keeps the photo on the table', async () => {
    const page = await newPage();
    const loaded = page.waitForResponse(/\/assets\/catalogue-page-/);
    await page.goto(`${app.url}/studio/photo-duotone`);
    await (await loaded).finished();
    await page.getByLabel('Use the sample photo: A cat').click();
    await page.getByText('chelsea.jpg').waitFor();
    await page.context().setOffline(true);
    await page.getByText('You are offline.').waitFor();
    await page.getByRole('link', { name: 'Catalogue' }).first().click();
    await page.getByRole('heading', { name: 'What shall we make?' }).waitFor();
    await page.goBack();
    await page.getByText('chelsea.jpg').waitFor();
  });

  it('says so where even the code of a page is missing, and goes on when the line is back', async () => {
    const page = await newPage();
    // As in the first moments on a slow line: the code of the other pages is not there yet.
    await page.addInitScript(`
      const { setTimeout: later } = globalThis;
      globalThis.setTimeout = (work, ms, ...rest) => ms === 2000 ? 0 : later(work, ms, ...rest);
    `);
    await page.goto(`${app.url}/studio/photo-duotone`);
    await page.getByLabel('Use the sample photo: A cat').click();
    await page.getByText('chelsea.jpg').waitFor();
    await page.context().setOffline(true);
    await page.getByRole('link', { name: 'Catalogue' }).first().click();
    await page.getByRole('heading', { name: 'No line to PixShift' }).waitFor();
    await page.context().setOffline(false);
    await page.getByRole('heading', { name: 'What shall we make?' }).waitFor();
    await page.goBack();
    await page.getByText('chelsea.jpg').waitFor();
  });
});

thorough(
  'takes a title that was typed just before the button was pressed',
  async () => {
    const page = await newPage();
    await signIn(page, '/studio/coloring-from-photo');
    const priced = page.waitForResponse((response) => response.url().endsWith('/api/v1/quotes'));
    await page.getByLabel('Use the sample photo: A cat').click();
    await priced;
    await page.getByText('Free run 1 of 5').waitFor();
    await page.getByLabel(/^Title/).fill('Luna');
    await page.getByRole('button', { name: 'Make it' }).click();
    await page.waitForURL(/run=/);
    await page.getByRole('heading', { name: 'There it is' }).waitFor();
  },
  60_000,
);

thorough(
  'shows the end of a run although the server went away just then',
  async () => {
    const api = await startApp({ role: 'api' });
    const page = await newPage();
    await signIn(page, '/studio/photo-duotone', api);
    await page.getByLabel('Use the sample photo: An astronaut').click();
    await page.getByText('Free run 1 of 5').waitFor();
    await page.getByRole('button', { name: 'Make it' }).click();
    await page.getByText('You are next').waitFor();
    // The news of the end still arrives, the result does not.
    await page.route('**/api/v1/generations/*', (route) => route.abort());
    await startApp({ role: 'worker', databaseUrl: api.databaseUrl!, dataDir: api.dataDir });
    await page.getByText('The line dropped').waitFor();
    await page.unroute('**/api/v1/generations/*');
    await page.getByRole('heading', { name: 'There it is' }).waitFor();
  },
  60_000,
);

thorough(
  'shows in the gallery, untouched, that a picture is done',
  async () => {
    const api = await startApp({ role: 'api' });
    const page = await newPage();
    const { accessToken: token } = await signIn(page, '/account', api);
    const photo = new FormData();
    photo.append('file', new Blob([readFileSync(SAMPLE)]), 'astronaut.jpg');
    const { body: asset } = await api.post('/uploads', { token, body: photo });
    const body = { type: 'photo-duotone', inputAssetIds: [asset.id] };
    expect((await api.post('/generations', { token, body })).status).toBe(202);

    await page.getByRole('link', { name: 'Gallery' }).first().click();
    const tile = page.getByRole('article');
    await tile.getByText('Waiting in line').waitFor();
    await startApp({ role: 'worker', databaseUrl: api.databaseUrl!, dataDir: api.dataDir });
    await tile.getByText(/^gone in/).waitFor();
    await page.getByRole('link', { name: '4 of 5 free runs left' }).waitFor();
  },
  60_000,
);
