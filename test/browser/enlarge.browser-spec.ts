import { join } from 'node:path';
import { beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { smallPhoto, startRun, untilEnded, upload } from '../factories/runs.js';
import { type App, launchBrowser, sharedApp, type SignedUp, type TestBrowser } from '../harness.js';
import { expectWell, overhang } from '../support/accessibility.js';
import { visits } from '../support/visits.js';
import { thorough } from '../support/thorough.js';

const CAT = join(import.meta.dirname, '../../web/public/samples/chelsea.jpg');

let app: App;
let browser: TestBrowser;
let account: SignedUp;
const { visitAs } = visits(() => ({ app, browser }), { viewport: { width: 390, height: 844 } });

beforeAll(async () => {
  [app, browser] = await Promise.all([sharedApp(), launchBrowser()]);
  account = await app.signUp();
}, 60_000);

it('says what a photo will become or why it cannot, before it is run, and which way was used', async () => {
  const { page, consoleErrors } = await visitAs(account, '/studio/photo-enlarge');
  const put = async (name: string, width: number, height: number) => {
    const buffer = await sharp(CAT).resize(width, height, { fit: 'fill' }).jpeg().toBuffer();
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name, mimeType: 'image/jpeg', buffer });
  };
  await put('large.jpg', 2400, 1600);
  await page.getByRole('radio', { name: '×4' }).check();
  await page
    .getByText(
      '2,400 × 1,600 pixels would become 9,600 × 6,400, more than the 50 megapixels that are possible.',
    )
    .waitFor();
  await page.getByRole('alert').getByText('Times 2 is possible.').waitFor();
  // It cannot be made, says so, and leads to what is to be changed.
  const button = page.getByRole('button', { name: 'Make it', disabled: true });
  expect(await button.getAttribute('aria-describedby')).toBe('input-scale-error');
  const begun: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/generations')) begun.push(request.url());
  });
  await button.press('Enter');
  await page.getByRole('group', { name: 'How much bigger?' }).getByText('Times 2').waitFor();
  await page.getByRole('radio', { name: '×4' }).and(page.locator(':focus')).waitFor();
  expect(begun).toEqual([]);
  await expectWell(page);

  await page.getByRole('button', { name: 'Take the photo away' }).click();
  await put('small.jpg', 150, 100);
  await page.getByRole('radio', { name: '×2' }).check();
  await page.getByText('150 × 100 pixels become 300 × 200. That takes some seconds.').waitFor();
  await page.getByRole('button', { name: 'Make it' }).click();
  await page.getByRole('heading', { name: 'There it is' }).waitFor();
  await page.getByText(/^A small neural network made this bigger/).waitFor();
  await page.getByRole('img', { name: 'The result: Make it bigger' }).waitFor();
  expect(consoleErrors.filter((error) => !error.includes('400'))).toEqual([]);
}, 90_000);

thorough(
  'makes bigger what was made, and shows it in another look, without a way over the device',
  async () => {
    const { accessToken: token } = account;
    const run = await startRun(app, token, await upload(app, token, await smallPhoto(120, 100)));
    await untilEnded(app, token, run.body.id as string);
    const { page, consoleErrors } = await visitAs(account, `/g/${run.body.id}`);
    const uploads: string[] = [];
    page.on('request', (request) => {
      if (/\/uploads$|\/download$/.test(request.url())) uploads.push(request.url());
    });
    await expectWell(page);
    await page.getByRole('link', { name: 'Make it bigger' }).click();
    await page.getByText('300 × 250 pixels become 600 × 500.').waitFor();
    await page.getByRole('region', { name: 'Your photo' }).getByText('Duotone').waitFor();
    await expectWell(page);
    // The wish is granted and gone; the picture stays through a reload.
    expect(new URL(page.url()).search).toBe('');
    await page.reload();
    await page.getByText('300 × 250 pixels become 600 × 500.').waitFor();
    await page.getByText(/^Free run/).waitFor();
    await page.getByRole('button', { name: 'Make it' }).click();
    await page.getByRole('img', { name: 'The result: Make it bigger' }).waitFor();

    await page.goto(`${app.url}/g/${run.body.id}`);
    await page.getByRole('link', { name: 'Another look' }).click();
    await page.getByRole('img', { name: /^A first look: / }).waitFor();
    expect(uploads).toEqual([]);
    expect(consoleErrors).toEqual([]);
  },
  90_000,
);

it('says so where what was made has gone', async () => {
  const { page } = await visitAs(account, `/studio/photo-enlarge?work=${randomUUID()}`);
  await page.getByRole('alert').getByText('That picture is not there any more.').waitFor();
  await expectWell(page);
});

it('is no wider than the screen while it opens', async () => {
  const { page } = await visitAs(account, '/account');
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  await page.route('**/api/v1/transformation-types*', async (route) => {
    await opened;
    await route.continue();
  });
  await page.goto(`${app.url}/studio/photo-enlarge`);
  await page.getByRole('status', { name: 'Opening the studio' }).waitFor();
  expect(await overhang(page)).toBeLessThanOrEqual(0);
  open();
  await page.getByRole('heading', { name: 'Make it bigger' }).waitFor();
});
