import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import { giveRole } from '../factories/give-role.js';
import {
  type App,
  launchBrowser,
  startApp,
  type TestBrowser,
  type WatchedPage,
} from '../harness.js';
import { thorough } from '../support/thorough.js';

const PASSWORD = 'correct horse battery';

let app: App;
let browser: TestBrowser;
const open: WatchedPage[] = [];

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), launchBrowser()]);
}, 60_000);

afterEach(async () => {
  await Promise.all(open.splice(0).map((watched) => watched.close()));
});

async function visit(path: string, options?: BrowserContextOptions): Promise<WatchedPage> {
  const watched = await browser.newPage(options);
  open.push(watched);
  watched.page.setDefaultTimeout(15_000);
  await watched.page.goto(app.url + path);
  return watched;
}

async function signIn(page: Page, account: { email: string; password: string }): Promise<void> {
  await page.getByLabel('Email').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Everything that the progress panel ever said, however short it was on the screen. */
async function recordProgress(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(`
    globalThis.said = [];
    new MutationObserver(() => {
      const text = document.querySelector('[aria-label="Progress"] p')?.textContent;
      if (text && said.at(-1) !== text) said.push(text);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  `);
  return () => page.evaluate<string[]>('said');
}

describe('a newcomer', () => {
  it('gets from the home page to a downloaded picture and finds it in the gallery', async () => {
    const watched = await browser.newPage();
    open.push(watched);
    const { page } = watched;
    page.setDefaultTimeout(15_000);
    const progress = await recordProgress(page);

    await page.goto(app.url);
    await page.getByRole('link', { name: 'Make your first picture' }).click();
    await page.getByRole('link', { name: /Pop art/ }).click();
    await page.getByRole('heading', { level: 1, name: /Pop art/ }).waitFor();
    await page.getByLabel('Use the sample photo: A cat').click();
    await page.getByText('Free with an account').waitFor();

    // Signing up in between loses neither the look nor the photo nor the wish.
    await page.getByRole('button', { name: 'Sign up and make it' }).click();
    await page.getByLabel('What shall we call you?').fill('Ada');
    await page.getByLabel('Email').fill(`ada-${Date.now()}@example.test`);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Make my account' }).click();
    await page.getByRole('heading', { level: 1, name: /Pop art/ }).waitFor();
    expect(await page.getByText('chelsea.jpg').isVisible()).toBe(true);
    await page.getByRole('heading', { name: 'There it is' }).waitFor();
    expect(await progress()).toEqual(
      expect.arrayContaining([expect.stringMatching(/Preparing|Redrawing|Putting it/)]),
    );
    expect(await page.getByText('1 free run used').isVisible()).toBe(true);

    await page.getByRole('link', { name: 'Download, print, keep' }).click();
    await page.getByText('Gone in 24 h', { exact: true }).waitFor();
    expect(await page.getByRole('slider', { name: /Compare/ }).count()).toBe(1);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^Download JPEG/ }).click(),
    ]);
    expect(readFileSync(await download.path()).subarray(0, 3)).toEqual(
      Buffer.from([0xff, 0xd8, 0xff]),
    );
    await page.getByText(/^Gone in (5:00|4:\d\d)$/).waitFor();

    await page.getByRole('link', { name: 'Gallery' }).first().click();
    const tile = page.getByRole('article');
    await tile.getByText(/^gone in 4:\d\d$/).waitFor();
    await tile.getByRole('link', { name: /^Open / }).click();
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page
      .getByText(/^Kept until/)
      .first()
      .waitFor();

    await page.getByRole('link', { name: /4 of 5/ }).click();
    await page.getByRole('img', { name: '4 of 5 free runs left' }).waitFor();
    // A page that is left hangs up on what it no longer needs; everything else must succeed.
    const failed = watched.failedRequests.filter((line) => !line.endsWith(': net::ERR_ABORTED'));
    expect(failed).toEqual([]);
    expect(watched.consoleErrors).toEqual([]);
  }, 60_000);

  it('keeps the photo and the settings through a reload, until signing out', async () => {
    const account = await app.signUp();
    const { page } = await visit('/sign-in?returnTo=/studio/coloring-from-photo');
    await signIn(page, account);
    await page.getByLabel('Use the sample photo: A cat').click();
    await page.getByLabel(/^Title/).fill('Luna');
    await page.getByText('chelsea.jpg').waitFor();
    await page.reload();
    await page.getByText('chelsea.jpg').waitFor();
    expect(await page.getByLabel(/^Title/).inputValue()).toBe('Luna');
    await page.getByRole('button', { name: 'Open menu' }).click();
    await page.getByRole('button', { name: 'Sign out' }).first().click();
    await page.getByRole('link', { name: 'Start free' }).waitFor();
    await page.goto(`${app.url}/studio/coloring-from-photo`);
    await page.getByLabel('Use the sample photo: A cat').waitFor();
    expect(await page.getByText('chelsea.jpg').count()).toBe(0);
    expect(await page.getByLabel(/^Title/).inputValue()).toBe('');
  }, 60_000);

  it('sees in the catalogue and in the studio which haircuts need a provider, and that a colour does not', async () => {
    const { page } = await visit('/catalogue?category=bogus');
    await page.getByRole('button', { name: 'Everything', pressed: true }).waitFor();
    await page.getByRole('link', { name: 'Duotone' }).first().waitFor();
    await page.goto(`${app.url}/catalogue?category=hair`);
    const card = (name: string) => page.getByRole('listitem').filter({ hasText: name });
    await card('French bob').getByText('Needs a provider', { exact: true }).waitFor();
    await card('Hair colour')
      .getByText(/^Free run/)
      .waitFor();
    expect(await card('Hair colour').getByText('Needs a provider', { exact: true }).count()).toBe(
      0,
    );
    await page.goto(`${app.url}/studio/hair-french-bob`);
    await page.getByText('Needs a provider', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: /make it/i }).count()).toBe(0);
  });

  it('need not know that the photos of their phone are too large', async () => {
    const account = await app.signUp();
    const { page } = await visit('/sign-in?returnTo=/studio/photo-duotone');
    await signIn(page, account);
    const photo = await sharp({
      create: { width: 6_048, height: 4_032, channels: 3, background: '#7aa2c8' },
    })
      .jpeg()
      .toBuffer();
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'IMG_0001.JPG', mimeType: 'image/jpeg', buffer: photo });
    await page.getByText('IMG_0001.jpg').waitFor();
    await page.getByText('Free run 1 of 5').waitFor();
    await page.getByRole('button', { name: 'Make it' }).click();
    await page.getByRole('heading', { name: 'There it is' }).waitFor({ timeout: 40_000 });
    const { body } = await app.get('/generations', { token: account.accessToken });
    expect(body.data[0].status).toBe('COMPLETED');
  }, 90_000);

  thorough(
    'is told what to do when the free runs are used up',
    async () => {
      const account = await app.signUp();
      const { page } = await visit('/sign-in?returnTo=/studio/photo-duotone');
      await signIn(page, account);
      await page.getByLabel('Use the sample photo: A rocket at dusk').click();
      for (let run = 1; run <= 5; run += 1) {
        await page.getByText(`Free run ${run} of 5`).waitFor();
        await page.getByRole('button', { name: 'Make it' }).click();
      }
      await page.getByText(/free runs are used up/).waitFor();
      expect(await page.getByRole('button', { name: 'Make it' }).count()).toBe(0);
      expect(await page.getByText(/New free runs come on/).isVisible()).toBe(true);
      expect(await page.getByRole('link', { name: 'Buy credits' }).isVisible()).toBe(true);
    },
    60_000,
  );
});

describe('a file that cannot be used', () => {
  it.each([
    ['a PDF that calls itself a photo', Buffer.from('%PDF-1.7 and more'), 'This is a PDF'],
    ['a text', Buffer.from('hello there, no picture here'), 'not a picture PixShift can read'],
    ['a damaged picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), 'cannot be opened'],
  ])('%s is refused in words, before it is sent', async (_, buffer, words) => {
    const { page } = await visit('/studio/photo-1970s');
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.url()));
    await page
      .getByLabel('Photo file')
      .setInputFiles({ name: 'holiday.jpg', mimeType: 'image/jpeg', buffer });
    await page.getByRole('alert').filter({ hasText: words }).waitFor();
    expect(sent.filter((url) => url.includes('/uploads'))).toEqual([]);
  });
});

describe('a form that cannot be sent', () => {
  /** A look with a number in steps, which the form has no words for: the server refuses what lies between. */
  async function steppedLook(): Promise<string> {
    const editor = await app.signUp();
    await giveRole(app.databaseUrl as string, editor.user.id, 'CATALOG_EDITOR');
    const token = await app.signIn(editor);
    const contrast = { type: 'integer', title: 'Contrast', minimum: 0, maximum: 100 };
    const made = await app.post('/admin/transformation-types', {
      token,
      body: {
        name: 'In steps',
        description: 'Two colours, in steps.',
        category: 'photo',
        inputKind: 'photo',
        outputKind: 'image',
        freeTierEligible: true,
        price: { unit: 'run', credits: 10 },
        pipeline: [
          { id: 'photo', kind: 'prepare.image', needs: [] },
          {
            id: 'look',
            kind: 'edit.image',
            needs: ['photo'],
            recipe: 'photo-duotone',
            params: { palette: 'petrol-sand' },
            inputs: ['contrast'],
          },
          { id: 'keep', kind: 'store', needs: ['look'] },
        ],
        inputSchema: {
          type: 'object',
          additionalProperties: false,
          required: ['contrast'],
          properties: {
            contrast: { ...contrast, multipleOf: 10, default: 80, 'x-control': 'text' },
          },
        },
        routes: { standard: ['local'] },
      },
    });
    expect(made.status).toBe(201);
    const path = `/admin/transformation-types/${made.body.id}/versions/1/publish`;
    return (await app.post(path, { token })).body.slug as string;
  }

  it('marks all that is missing, and has the focus where the server refused', async () => {
    const { page } = await visit(`/sign-in?returnTo=/studio/${await steppedLook()}`);
    await signIn(page, await app.signUp());
    const contrast = page.getByLabel('Contrast');
    const focused = page.locator(':focus');
    await contrast.fill('');
    await page.getByRole('button', { name: 'Make it' }).click();
    const choose = page.getByRole('button', { name: 'Choose a photo' });
    await choose.and(focused).waitFor();
    expect(await contrast.getAttribute('aria-invalid')).toBe('true');
    await page.getByText('Contrast is needed.').waitFor();
    const note = await choose.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${note}"]`).innerText()).toContain('A photo is needed first.');

    await page.getByLabel('Use the sample photo: A cat').click();
    await contrast.fill('55');
    await page.getByRole('button', { name: 'Make it' }).click();
    await contrast.and(focused).waitFor();
    expect(await contrast.getAttribute('aria-invalid')).toBe('true');
    const why = await contrast.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${why}"]`).innerText()).toContain('in steps of 10');
    await contrast.fill('60');
    await page.getByRole('button', { name: 'Make it' }).click();
    await page.getByRole('heading', { name: 'There it is' }).waitFor();
  }, 60_000);
});

it('compares before and after with the keyboard alone', async () => {
  const { page } = await visit('/');
  const seam = page.getByRole('slider', { name: 'Compare before and after' });
  await seam.focus();
  const at = async () => Number(await seam.getAttribute('aria-valuenow'));
  const start = await at();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await at()).toBe(start + 4);
  await page.keyboard.press('PageDown');
  expect(await at()).toBe(start - 6);
  await page.keyboard.press('End');
  expect(await at()).toBe(100);
  await page.keyboard.press('Home');
  expect(await at()).toBe(0);
});

describe('the session', () => {
  thorough(
    'survives reloads of several tabs at once, and leaves nothing in storage',
    async () => {
      const account = await app.signUp({ displayName: 'Grace' });
      const { page } = await visit('/sign-in?returnTo=/account');
      await signIn(page, account);
      await page.getByText('Grace').waitFor();
      const tabs = await Promise.all([1, 2, 3].map(() => page.context().newPage()));
      const all = [page, ...tabs];
      for (let round = 0; round < 2; round += 1) {
        await Promise.all(all.map((tab) => tab.goto(`${app.url}/account`)));
        await Promise.all(all.map((tab) => tab.getByText('Grace').waitFor()));
      }
      const stored = await page.evaluate<string>(
        'JSON.stringify({ ...localStorage, ...sessionStorage })',
      );
      expect(stored).not.toMatch(/eyJ|token/i);

      // Signing out in one tab signs the others out.
      await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
      await Promise.all(tabs.map((tab) => tab.waitForURL(/\/sign-in/)));
      await page.goto(`${app.url}/account`);
      await page.waitForURL(/\/sign-in\?returnTo=/);
    },
    60_000,
  );

  it('says beside the form why signing in did not work', async () => {
    const { page } = await visit('/sign-in');
    await signIn(page, { email: 'nobody@example.test', password: 'wrong wrong wrong' });
    const alert = page.getByRole('alert').filter({ hasText: /\w/ });
    await alert.waitFor();
    expect(await page.getByLabel('Email').inputValue()).toBe('nobody@example.test');
  });
});

it.each(['/', '/catalogue', '/studio/photo-pencil-sketch', '/sign-up', '/nowhere'])(
  'fits a phone without sideways scrolling: %s',
  async (path) => {
    const { page } = await visit(path, { viewport: { width: 390, height: 844 } });
    await page.getByRole('heading', { level: 1 }).waitFor();
    const overhang = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overhang).toBeLessThanOrEqual(0);
  },
);
