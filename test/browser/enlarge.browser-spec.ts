import { join } from 'node:path';
import { beforeAll, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { type App, launchBrowser, type SignedUp, startApp, type TestBrowser } from '../harness.js';
import { expectWell } from '../support/accessibility.js';
import { visits } from '../support/visits.js';

const CAT = join(import.meta.dirname, '../../web/public/samples/chelsea.jpg');

let app: App;
let browser: TestBrowser;
let account: SignedUp;
const { visitAs } = visits(() => ({ app, browser }), { viewport: { width: 390, height: 844 } });

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), launchBrowser()]);
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
  await expectWell(page);

  await page.getByRole('button', { name: 'Take the photo away' }).click();
  await put('small.jpg', 150, 100);
  await page.getByRole('radio', { name: '×2' }).check();
  await page.getByText('150 × 100 pixels become 300 × 200.').waitFor();
  await page.getByRole('button', { name: 'Make it' }).click();
  await page.getByRole('heading', { name: 'There it is' }).waitFor();
  await page.getByText(/^A small neural network made this bigger/).waitFor();
  await page.getByRole('img', { name: 'The result: Make it bigger' }).waitFor();
  expect(consoleErrors.filter((error) => !error.includes('400'))).toEqual([]);
});
