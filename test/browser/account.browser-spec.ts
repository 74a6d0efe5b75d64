import { beforeAll, describe, expect, it } from '@jest/globals';
import { smallPhoto, startRun, untilEnded, upload } from '../factories/runs.js';
import { type App, launchBrowser, sharedApp, type SignedUp, type TestBrowser } from '../harness.js';
import { eventually } from '../support/eventually.js';
import { seriousFindings } from '../support/accessibility.js';
import { oneOrAll, thorough } from '../support/thorough.js';
import { visits } from '../support/visits.js';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let app: App;
let browser: TestBrowser;

const { visitAs } = visits(() => ({ app, browser }), PHONE);

beforeAll(async () => {
  [app, browser] = await Promise.all([sharedApp(), launchBrowser()]);
}, 60_000);

async function makeOne(person: SignedUp): Promise<string> {
  const asset = await upload(app, person.accessToken);
  const { body } = await startRun(app, person.accessToken, asset);
  await untilEnded(app, person.accessToken, body.id as string);
  return body.id as string;
}

describe('the picture of a person', () => {
  it('is added, shown in the header at once and after a reload, and taken away', async () => {
    const person = await app.signUp({ displayName: 'Zoe' });
    const { page, consoleErrors } = await visitAs(person, '/account');
    const menu = page.getByRole('button', { name: 'Open menu' });
    await menu.getByText('Z', { exact: true }).waitFor();
    const file = page.getByLabel('Add a picture');
    await file.setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('no') });
    await page.getByText('This is not a picture PixShift can read.').first().waitFor();
    await file.setInputFiles({
      name: 'me.jpg',
      mimeType: 'image/jpeg',
      buffer: await smallPhoto(900, 400),
    });
    await page.getByText('That is you now.').waitFor();
    await page.reload();
    const picture = menu.locator('img');
    await picture.waitFor();
    const width = `document.querySelector('header img').naturalWidth`;
    // Asked again from here: to ask by itself the page would need what its security policy does not allow.
    await eventually(async () => (await page.evaluate<number>(width)) > 0);
    expect(await page.evaluate<number>(width)).toBe(192);
    await page.getByRole('button', { name: 'Remove picture' }).click();
    await page.getByText('Your picture is gone.').waitFor();
    await menu.getByText('Z', { exact: true }).waitFor();
    expect(consoleErrors).toEqual([]);
  }, 60_000);
});

describe('the account page', () => {
  it('tells what was made, and switches mails about failures off for good', async () => {
    const person = await app.signUp();
    await makeOne(person);
    const { page } = await visitAs(person, '/account');
    const made = page.getByRole('region', { name: 'What you made' });
    await made.getByText('Made', { exact: true }).waitFor();
    await made.getByRole('listitem').last().getByText('1 picture').waitFor();
    // Nothing was bought, so nothing is said of money.
    expect(await made.getByText('Credits used').count()).toBe(0);
    const wish = page.getByLabel(/Tell me when a run fails/);
    expect(await wish.isChecked()).toBe(true);
    await wish.uncheck();
    await page.getByText('Saved.').waitFor();
    await page.reload();
    await wish.waitFor();
    expect(await wish.isChecked()).toBe(false);
  }, 60_000);
});

describe.each(oneOrAll(['light', 'dark'] as const))('the activity page in %s', (colorScheme) => {
  it('tells what happened, leads to the runs, and has nothing that axe calls serious', async () => {
    const person = await app.signUp();
    const run = await makeOne(person);
    const { page } = await visitAs(person, '/account', { colorScheme });
    await page.getByRole('link', { name: 'Activity' }).click();
    await page.getByRole('heading', { name: 'Today' }).waitFor();
    await page.getByText('Signed in with your password').waitFor();
    await page.getByText('Made this account').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Archives' }).click();
    await page.getByRole('heading', { name: 'Nothing of that kind' }).waitFor();
    await page.getByRole('button', { name: 'Runs' }).click();
    await page.getByText('Signed in with your password').waitFor({ state: 'detached' });
    expect(page.url()).toContain('kind=run');
    await page.getByRole('link', { name: 'Duotone was made' }).click();
    await page.waitForURL(`${app.url}/g/${run}`);
  }, 60_000);

  thorough(
    'shows earlier things when asked to',
    async () => {
      const person = await app.signUp();
      for (let n = 0; n < 30; n++) await app.signIn(person);
      const { page } = await visitAs(person, '/account/activity', { colorScheme });
      await page.getByRole('button', { name: 'Show earlier' }).click();
      await page.getByText('Made this account').waitFor();
      expect(await page.getByText('Signed in with your password').count()).toBe(31);
    },
    60_000,
  );
});
