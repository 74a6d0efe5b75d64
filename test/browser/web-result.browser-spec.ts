import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { smallPhoto, startRun, untilEnded, upload } from '../factories/runs.js';
import {
  type App,
  launchBrowser,
  sharedApp,
  type SignedUp,
  type TestBrowser,
  type WatchedPage,
} from '../harness.js';
import { query } from '../support/query.js';
import { signInOn } from '../support/sign-in-page.js';
import { thorough } from '../support/thorough.js';

let app: App;
let browser: TestBrowser;
let account: SignedUp;
const open: WatchedPage[] = [];

beforeAll(async () => {
  [app, browser] = await Promise.all([sharedApp(), launchBrowser()]);
}, 60_000);

afterEach(async () => {
  await Promise.all(open.splice(0).map((watched) => watched.close()));
});

async function makeRun(type: string, title?: string): Promise<string> {
  account = await app.signUp();
  const token = account.accessToken;
  const asset = await upload(app, token, await smallPhoto(640, 480));
  const { body: run } = await startRun(app, token, asset, { type });
  await untilEnded(app, token, run.id as string);
  if (title) await app.patch(`/generations/${run.id}`, { token, body: { title } });
  return run.id as string;
}

async function visit(path: string): Promise<Page> {
  const watched = await browser.newPage();
  open.push(watched);
  const { page } = watched;
  page.setDefaultTimeout(15_000);
  // The dialog of the system would wait for somebody: note the call instead.
  await page.addInitScript('globalThis.printed = 0; globalThis.print = () => { printed += 1; };');
  await signInOn(page, app, account, path);
  return page;
}

/** What would be on the paper: every visible picture, and every visible text. */
async function onPaper(page: Page): Promise<{ pictures: string[]; text: string }> {
  await page.emulateMedia({ media: 'print' });
  const paper = await page.evaluate<{ pictures: string[]; text: string }>(`({
    pictures: [...document.images].filter((image) => image.checkVisibility())
      .map((image) => image.naturalWidth + ' x ' + image.naturalHeight),
    text: document.body.innerText.trim(),
  })`);
  return paper;
}

describe('printing', () => {
  thorough('puts the whole picture on the paper and nothing else, once', async () => {
    const page = await visit(`/g/${await makeRun('photo-duotone')}`);
    await page.getByRole('button', { name: 'Print' }).dblclick();
    await page.locator('.print-sheet').waitFor({ state: 'attached' });
    expect(await onPaper(page)).toEqual({ pictures: ['1536 x 1152'], text: '' });
    const sheets = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(sheets.match(/\/Type \/Page\b/g)).toHaveLength(1);
    // It is a copy that leaves the house, as a download is.
    await page.emulateMedia({ media: 'screen' });
    await page.getByText('You have downloaded or printed it.').waitFor();
    expect(await page.evaluate('printed')).toBe(1);
  });

  thorough(
    'puts a colouring page on the paper as it is, also by the browser’s own menu',
    async () => {
      const page = await visit(`/g/${await makeRun('coloring-from-photo')}`);
      await page.getByRole('button', { name: 'Print' }).waitFor();
      expect((await onPaper(page)).pictures).toHaveLength(1);
      await page.emulateMedia({ media: 'screen' });
      await page.getByRole('button', { name: 'Print' }).click();
      await page.locator('.print-sheet').waitFor({ state: 'attached' });
      expect(await onPaper(page)).toEqual({ pictures: ['3508 x 2480'], text: '' });
    },
  );
});

thorough('shows the photo of a colouring page beside it, not on it', async () => {
  const page = await visit(`/g/${await makeRun('coloring-from-photo')}`);
  const sheet = await page.getByRole('img', { name: /^The result/ }).boundingBox();
  const photo = await page.getByRole('img', { name: 'Your photo' }).boundingBox();
  expect(photo!.y).toBeGreaterThanOrEqual(sheet!.y + sheet!.height);
});

describe('a double click', () => {
  it('keeps and deletes once, and says so once', async () => {
    const page = await visit(`/g/${await makeRun('photo-duotone')}`);
    const answers: string[] = [];
    page.on('response', (response) => {
      if (/PATCH|DELETE/.test(response.request().method())) answers.push(String(response.status()));
    });
    await page.getByRole('button', { name: 'Keep it' }).dblclick();
    await page.getByText('Kept until').waitFor();
    expect(await page.getByText('Kept in your gallery.').count()).toBe(1);
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('button', { name: 'Delete it' }).dblclick();
    await page.waitForURL(/\/gallery$/);
    expect(await page.getByText('Deleted.', { exact: true }).count()).toBe(1);
    expect(answers).toEqual(['200', '204']);
  });
});

thorough('asks about a picture with a very long title without losing a letter of it', async () => {
  const title = `Donaudampfschifffahrtsgesellschaftskapitänskajütentürschlüssel ${'x'.repeat(50)}`;
  const page = await visit(`/g/${await makeRun('photo-duotone', title)}`);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  expect(
    await dialog.evaluate(
      (element: { scrollWidth: number; clientWidth: number }) =>
        element.scrollWidth - element.clientWidth,
    ),
  ).toBeLessThanOrEqual(0);
});

thorough(
  'takes downloads away when the time is up, and says when it is erased',
  async () => {
    const id = await makeRun('photo-duotone');
    const page = await visit(`/g/${id}`);
    await page
      .getByRole('button', { name: /^Download/ })
      .first()
      .waitFor();
    // Soon enough to wait for, and late enough for the page to be there before.
    await query(
      app,
      `update generation set expires_at = now() + interval '8 seconds' where id = $1`,
      [id],
    );
    await page.reload();
    await page.getByRole('heading', { name: 'Being erased' }).waitFor();
    for (const name of [/^Download/, 'Print', 'Keep it for 30 days']) {
      expect(await page.getByRole('button', { name }).count()).toBe(0);
    }
    await page.getByRole('heading', { name: 'Erased, as promised' }).waitFor({ timeout: 60_000 });
  },
  120_000,
);
