import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  type App,
  launchBrowser,
  startApp,
  type TestBrowser,
  type WatchedPage,
} from '../harness.js';

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
  const watched = await browser.newPage({ reducedMotion: 'reduce' });
  open.push(watched);
  watched.page.setDefaultTimeout(15_000);
  return watched.page;
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
