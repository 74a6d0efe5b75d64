import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from '@jest/globals';
import { type App, launchBrowser, sharedApp, type SignedUp, type TestBrowser } from '../harness.js';
import { expectWell } from '../support/accessibility.js';
import { thorough } from '../support/thorough.js';
import { visits } from '../support/visits.js';

let app: App;
let browser: TestBrowser;
let account: SignedUp;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const { visitAs } = visits(() => ({ app, browser }), {
  ...PHONE,
  permissions: ['clipboard-read', 'clipboard-write'],
});

beforeAll(async () => {
  [app, browser] = await Promise.all([sharedApp(), launchBrowser()]);
  account = await app.signUp();
}, 60_000);

it('meets their fursona on a phone: reads it, copies it, takes it along and finds it again', async () => {
  const { page, consoleErrors } = await visitAs(account, '/studio/fursona-describe');
  await page.getByLabel('Use the sample photo: A cat').click();
  await page.getByAltText('The photo you chose').waitFor();
  await page.getByLabel('Favourite animal (optional)').fill('otter');
  await page.getByLabel('Name (optional)').fill('Minka');
  await page.getByRole('radio', { name: 'Whole figure' }).check();
  await page.getByRole('button', { name: 'Make it' }).click();
  await page.getByRole('heading', { name: 'There it is' }).waitFor();
  const heading = page.getByRole('heading', { level: 2, name: /^Minka the .+ otter$/ });
  await heading.waitFor();
  const name = await heading.innerText();
  await page.getByText(/^Made from templates: the colours are those of your photo/).waitFor();
  await page.getByText('In the colours of your photo', { exact: true }).waitFor();
  await expectWell(page);

  await page.getByRole('link', { name: 'Download, print, keep' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.getByRole('img', { name: `The result: ${name}` }).waitFor();
  expect(await page.getByRole('list', { name: 'Colours' }).getByRole('listitem').count()).toBe(5);
  await page.getByText(/^Made from templates/).waitFor();
  await expectWell(page);
  await page.getByRole('button', { name: 'Copy the text' }).tap();
  await page.getByText('Copied.').waitFor();
  const copied = await page.evaluate<string>('navigator.clipboard.readText()');
  const arriving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download text' }).tap();
  const file = await arriving;
  expect(file.suggestedFilename()).toBe(`PixShift ${name} (description).txt`);
  const downloaded = readFileSync(await file.path(), 'utf8');
  expect(downloaded).toContain('Made from templates');
  expect(copied.replaceAll('\r\n', '\n')).toBe(downloaded);

  await page.goto(`${app.url}/gallery`);
  await page.getByRole('img', { name }).waitFor();
  await page.getByRole('link', { name: `Open ${name}` }).waitFor();
  expect(consoleErrors).toEqual([]);
});

thorough('is told what can be drawn where their animal cannot, and pays nothing', async () => {
  const { page } = await visitAs(account, '/studio/fursona-describe');
  await page.getByLabel('Use the sample photo: A cat').click();
  await page.getByAltText('The photo you chose').waitFor();
  await page.getByLabel('Favourite animal (optional)').fill('axolotl');
  await page.getByRole('button', { name: 'Make it' }).click();
  await page.getByText('We cannot draw “axolotl” as a fursona yet.').first().waitFor();
  expect(await page.getByRole('heading', { name: 'There it is' }).count()).toBe(0);
});
