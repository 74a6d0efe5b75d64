import { beforeAll, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { blockedPicture } from '../factories/judged-pictures.js';
import type { Locator, Page } from 'playwright-core';
import { type App, launchBrowser, sharedApp, type SignedUp, type TestBrowser } from '../harness.js';
import { expectWell } from '../support/accessibility.js';
import { eventually } from '../support/eventually.js';
import { query } from '../support/query.js';
import { thorough } from '../support/thorough.js';
import { visits } from '../support/visits.js';

let app: App;
let browser: TestBrowser;
let account: SignedUp;
const { visit, visitAs } = visits(() => ({ app, browser }));

beforeAll(async () => {
  [app, browser] = await Promise.all([sharedApp(), launchBrowser()]);
  account = await app.signUp();
}, 60_000);

it('shows what a look would make of the photo, and again for other settings, before anything is run', async () => {
  const { page, failedRequests, consoleErrors } = await visitAs(account, '/studio/photo-duotone');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByLabel('Use the sample photo: A cat').click();
  const look = page.getByRole('img', { name: 'A first look: Duotone' });
  await look.waitFor();
  await expectWell(page);
  const first = await look.getAttribute('src');
  const seam = page.getByRole('slider', { name: 'Compare before and after' });
  // Most of it is the look: whoever stands at the side must not seem unchanged.
  expect(Number(await seam.getAttribute('aria-valuenow'))).toBeLessThan(30);
  const box = await seam.boundingBox();
  expect(box?.height).toBeGreaterThan(100);
  const label = await page.getByText('First look, small and free').boundingBox();
  expect(label!.y).toBeGreaterThanOrEqual(box!.y + box!.height);
  // Above the settings, so that one sees what they do.
  const setting = await page.getByText('Swap light and dark colour').boundingBox();
  expect(setting?.y).toBeGreaterThan((box?.y ?? Infinity) + (box?.height ?? 0));

  await page.getByLabel('Swap light and dark colour').check();
  await page.locator(`img[alt="A first look: Duotone"]:not([src="${first}"])`).waitFor();
  // A look with a frame has another shape than the photo, and stands in the photo's place.
  await page.goto(`${app.url}/studio/photo-1970s`);
  await page.getByRole('img', { name: /^A first look: / }).waitFor();
  await expectWell(page);

  const { body } = await app.get('/generations', { token: account.accessToken });
  expect(body.data).toEqual([]);
  expect(failedRequests.filter((request) => /: [45]\d\d$/.test(request))).toEqual([]);
  expect(consoleErrors).toEqual([]);
});

thorough(
  'lays what is transparent on a checkerboard: the first look, the result and its tile',
  async () => {
    const { page } = await visitAs(account, '/studio/photo-background');
    await page.getByLabel('Use the sample photo: An astronaut').click();
    const behind = (picture: Locator) =>
      picture.evaluate((image) => {
        const { getComputedStyle: styleOf } = globalThis as unknown as {
          getComputedStyle(of: unknown): { backgroundImage: string };
        };
        return [image, image.parentElement].map((it) => styleOf(it).backgroundImage).join();
      });
    const look = page.getByRole('img', { name: 'A first look: New background' });
    await look.waitFor();
    expect(await behind(look)).not.toContain('conic-gradient');
    await page.getByLabel('Background').selectOption({ label: 'Transparent' });
    await eventually(async () => (await behind(look)).includes('conic-gradient'), 30_000);
    await page.getByRole('button', { name: 'Make it' }).click();
    const result = page.getByRole('img', { name: 'The result: New background' });
    await result.waitFor();
    expect(await behind(result)).toContain('conic-gradient');
    await page.goto(`${app.url}/gallery`);
    expect(await behind(page.getByRole('img', { name: 'New background' }))).toContain(
      'conic-gradient',
    );
  },
  90_000,
);

/** Has the next preview wait, so that a page is seen without it. */
function heldPreview(page: Page): { readonly asked: Promise<void>; answer(): void } {
  const held = { asked: Promise.resolve(), answer: () => {} };
  held.asked = new Promise((resolve) => {
    void page.route('**/api/v1/previews', async (route) => {
      resolve();
      await new Promise<void>((go) => (held.answer = go));
      await route.continue();
    });
  });
  return held;
}

thorough('moves nothing when it comes', async () => {
  const { page } = await visitAs(account, '/studio/photo-duotone');
  await page.setViewportSize({ width: 1280, height: 900 });
  const first = heldPreview(page);
  await page.getByLabel('Use the sample photo: A cat').click();
  await page.getByRole('img', { name: 'Your photo' }).waitFor();
  await first.asked;
  await page.getByRole('status').getByText('Drawing a first look …').waitFor();
  await page.getByText(/^Free run/).waitFor();
  const button = page.getByRole('button', { name: 'Make it' });
  const before = await button.boundingBox();
  first.answer();
  await page.getByRole('img', { name: 'A first look: Duotone' }).waitFor();
  expect(await button.boundingBox()).toEqual(before);
});

thorough('says nothing of a preview that could not be made', async () => {
  const { page } = await visitAs(account, '/studio/photo-duotone');
  await page.route('**/api/v1/previews', (route) => route.fulfill({ status: 503, body: '{}' }));
  await page.getByLabel('Use the sample photo: A cat').click();
  await page.getByRole('img', { name: 'Your photo' }).waitFor();
  await page.getByRole('button', { name: 'Make it' }).click();
  await page.getByRole('heading', { name: 'There it is' }).waitFor();
});

it('waits with a run for what the first look says of the photo', async () => {
  const { page } = await visitAs(account, '/studio/person-wearing-crown');
  const runs = async () =>
    (await app.get('/generations', { token: account.accessToken })).body.data;
  const before = await runs();
  const first = heldPreview(page);
  await page.getByLabel('Use the sample photo: A cup of coffee').click();
  await first.asked;
  const ticket = page.getByRole('region', { name: 'Price and start' });
  await ticket.getByRole('button', { name: 'Make it' }).click();
  await ticket.getByText('Looking first whether your photo will do').waitFor();
  first.answer();
  await ticket.getByText('Not with this photo').waitFor();
  expect(await page.getByRole('alert').allInnerTexts()).not.toContainEqual(
    expect.stringMatching(/./),
  );
  expect(await runs()).toEqual(before);
});

it('says what keeps a photo from the look, once and where one looks', async () => {
  const { page } = await visitAs(account, '/studio/person-wearing-crown');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByLabel('Use the sample photo: A cup of coffee').click();
  const words = page.getByRole('status').getByText(/^We cannot find a face in this photo/);
  await words.waitFor();
  const inView = async () => {
    const box = await words.boundingBox();
    return box !== null && box.y > 64 && box.y + box.height < 844;
  };
  await eventually(inView);
  await page.getByRole('img', { name: 'Your photo' }).waitFor();
  await expectWell(page);
  // Nor is there anything to press that would come to nothing.
  const ticket = page.getByRole('region', { name: 'Price and start' });
  const makeIt = page.getByRole('button', { name: 'Make it' });
  expect(await makeIt.count()).toBe(0);
  const settled = page.waitForResponse(/\/previews$/);
  await page.getByRole('group', { name: 'Crown' }).getByRole('radio').nth(1).check();
  await settled;
  expect(await words.count()).toBe(1);
  const chooser = page.waitForEvent('filechooser');
  await ticket.getByRole('button', { name: 'Choose another photo' }).click();
  // Another photo has a first look, and nothing to be said of it.
  await (await chooser).setFiles('web/public/samples/astronaut.jpg');
  await page.getByRole('img', { name: /^A first look: / }).waitFor();
  await makeIt.waitFor();
  expect(await words.count()).toBe(0);

  // Nor settings that would leave it as it is; what is said of them goes as soon as they are others.
  await page.goto(`${app.url}/studio/photo-hat-and-glasses`);
  const [hat, glasses] = ['Hat', 'Glasses'].map((name) =>
    page.getByRole('group', { name, exact: true }),
  );
  await hat!.getByRole('radio', { name: 'None' }).check();
  await glasses!.getByRole('radio', { name: 'None' }).check();
  await hat!.getByText('Choose a hat or glasses.').waitFor();
  await ticket.getByText('Nothing to pay').waitFor();
  await page.getByRole('button', { name: 'Make it', disabled: true }).press('Enter');
  expect(await page.getByText('Choose a hat or glasses.').count()).toBe(1);
  await glasses!.getByRole('radio', { name: 'Round' }).check();
  await page.getByRole('img', { name: /^A first look: / }).waitFor();
  expect(await page.getByText('Choose a hat or glasses.').count()).toBe(0);
}, 90_000);

thorough(
  'has room beside a strip for what is said of it, and shows the first look in the same place',
  async () => {
    const { page } = await visitAs(account, '/studio/photo-duotone');
    await page.setViewportSize({ width: 390, height: 844 });
    const buffer = await sharp('test/photos/bridge.jpg').resize(1_000, 100).png().toBuffer();
    await page
      .getByLabel('Photo file')
      .setInputFiles({ name: 'strip.png', mimeType: 'image/png', buffer });
    const seam = page.getByRole('slider', { name: 'Compare before and after' });
    await seam.waitFor();
    const label = await page.getByText('First look, small and free').boundingBox();
    const picture = await seam.boundingBox();
    expect(label!.y).toBeGreaterThanOrEqual(picture!.y + picture!.height);
    await expectWell(page);
  },
);

thorough('says at once of which photo nothing is made, and what helps', async () => {
  const { page } = await visitAs(account, '/studio/photo-duotone');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByLabel('Photo file').setInputFiles({
    name: 'patches.png',
    mimeType: 'image/png',
    buffer: await blockedPicture(),
  });
  const words = page.getByText(/^This picture seems to show nudity.*Please use another one/);
  await words.waitFor();
  await expectWell(page);
  const runs = async () =>
    (await app.get('/generations', { token: account.accessToken })).body.data;
  const before = await runs();
  await page.getByRole('button', { name: 'Make it' }).click();
  expect(await page.getByRole('alert').allInnerTexts()).toContainEqual(
    expect.stringContaining('This picture seems to show nudity'),
  );
  expect(await runs()).toEqual(before);
  await page.getByLabel('Use the sample photo: A cat').click();
  await page.getByRole('img', { name: 'A first look: Duotone' }).waitFor();
  expect(await words.count()).toBe(0);
});

it('promises no first look without an account', async () => {
  const { page } = await visit('/');
  await page.getByText(/an account is needed only to see what becomes of it/).waitFor();
  await page.goto(`${app.url}/studio/photo-duotone`);
  await page.getByLabel('Use the sample photo: A cat').click();
  await page.getByRole('img', { name: 'Your photo' }).waitFor();
  await page.getByText(/^With an account you see here at once, for free/).waitFor();
  await page.getByRole('button', { name: 'Sign up and make it' }).waitFor();

  // What is wrong with a photo is said at once, too, and not after somebody has signed up.
  const whole = readFileSync('test/photos/portrait.jpg');
  await page.getByLabel('Photo file').setInputFiles({
    name: 'half.jpg',
    mimeType: 'image/jpeg',
    buffer: whole.subarray(0, whole.length / 2),
  });
  await page.getByRole('alert').getByText('the file may be damaged').waitFor();
});

thorough(
  'says that a photo is being opened, and keeps what is transparent where it is made smaller',
  async () => {
    const { page } = await visitAs(account, '/studio/photo-duotone');
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    // The sample is fetched once it is chosen; its button has shown it already.
    await page.getByLabel('Use the sample photo: A cat').waitFor();
    await page.route('**/samples/chelsea.jpg', async (route) => {
      await arrived;
      await route.continue();
    });
    await page.getByLabel('Use the sample photo: A cat').click();
    await page.getByRole('status').getByText('Opening your photo …').waitFor();
    arrive();
    await page.getByRole('img', { name: 'A first look: Duotone' }).waitFor();

    const half = { width: 2_600, height: 400, channels: 3, background: '#c55' } as const;
    const buffer = await sharp({ create: half })
      .extend({ right: 2_600, background: { r: 0, g: 0, b: 0, alpha: 0 } })
      .png()
      .toBuffer();
    const sent = page.waitForResponse(/\/api\/v1\/uploads$/);
    await page
      .getByLabel('Photo file')
      .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer });
    const { width, height, mime, id } = (await (await sent).json()) as Record<string, string>;
    expect({ width, height, mime }).toEqual({ width: 4_000, height: 308, mime: 'image/png' });
    const [row] = await query<{ key: string }>(
      app,
      'select storage_key as key from asset where id = $1',
      [id],
    );
    const { channels } = await sharp(join(app.dataDir, 'files/objects', row!.key)).stats();
    expect(channels[3]).toMatchObject({ min: 0, max: 255 });
  },
);
