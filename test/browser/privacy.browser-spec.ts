import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { adminWithCredits } from '../factories/admin-with-credits.js';
import { startRun, untilEnded, upload } from '../factories/runs.js';
import { type App, launchBrowser, sharedApp, type TestBrowser } from '../harness.js';
import { seriousFindings } from '../support/accessibility.js';
import { oneOrAll, thorough } from '../support/thorough.js';
import { unzip } from '../support/unzip.js';
import { visits } from '../support/visits.js';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let app: App;
let browser: TestBrowser;

const { visit, visitAs } = visits(() => ({ app, browser }));

beforeAll(async () => {
  [app, browser] = await Promise.all([sharedApp(), launchBrowser()]);
}, 60_000);

describe('the account page', () => {
  thorough(
    'changes the name and how long results stay, and the studio follows',
    async () => {
      const person = await app.signUp({ displayName: 'Ada' });
      const { page } = await visitAs(person, '/account', PHONE);
      await page.getByRole('button', { name: 'Change name' }).click();
      await page.getByLabel('Name').fill('   ');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('A name is needed; any will do.').waitFor();
      await page.getByLabel('Name').fill('Ada Lovelace');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Ada Lovelace').first().waitFor();

      // Saving the name has said "Saved." as well: only the answer tells that this is saved.
      const saved = page.waitForResponse((answer) =>
        answer.url().endsWith('/users/me/preferences'),
      );
      await page.getByLabel(/^Keep/).check();
      expect((await saved).ok()).toBe(true);
      await page.reload();
      await page.getByText('Ada Lovelace').first().waitFor();
      await page.getByLabel(/^Keep/).and(page.locator(':checked')).waitFor();
      // A look that suggests a short stay now offers to keep.
      await page.goto(`${app.url}/studio/photo-duotone`);
      await page.getByLabel('Use the sample photo: A cat').click();
      await page.getByText(/Free run 1 of/).waitFor();
      expect(await page.getByRole('radio', { name: /Keep/ }).isChecked()).toBe(true);
    },
    60_000,
  );
});

describe.each(oneOrAll(['light', 'dark'] as const))('the privacy page in %s', (colorScheme) => {
  it('packs an archive that can be fetched, and has nothing that axe calls serious', async () => {
    const person = await app.signUp();
    const run = await startRun(app, person.accessToken, await upload(app, person.accessToken));
    await untilEnded(app, person.accessToken, run.body.id as string);
    const { page } = await visitAs(person, '/account/privacy', { ...PHONE, colorScheme });
    await page.getByRole('button', { name: 'Pack my archive' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toMatch(/^pixshift-archive-\d{4}-\d\d-\d\d\.zip$/);
    const files = await unzip(readFileSync(await saved.path()));
    expect([...files.keys()]).toContain('profile.json');
    expect([...files.keys()].some((name) => name.startsWith(`results/${run.body.id}/`))).toBe(true);
    await page.getByRole('button', { name: 'Erase my account …' }).click();
    expect(await seriousFindings(page)).toEqual([]);
  }, 60_000);
});

describe('somebody who leaves', () => {
  it('confirms twice, is signed out everywhere and sees what was erased', async () => {
    const person = await app.signUp();
    const run = await startRun(app, person.accessToken, await upload(app, person.accessToken));
    await untilEnded(app, person.accessToken, run.body.id as string);
    const granted = await app.post('/admin/grants', {
      token: await adminWithCredits(app),
      headers: { 'idempotency-key': randomUUID() },
      body: { userId: person.user.id, credits: 1_030, reason: 'work for the test' },
    });
    expect(granted.status).toBe(201);
    const { page, failedRequests } = await visitAs(person, '/account/privacy', PHONE);
    await page.getByText('You lose 1,030 credits and 4 free runs').waitFor();
    await page.getByRole('button', { name: 'Erase my account …' }).click();
    await page.getByRole('button', { name: 'Erase everything' }).click();
    await page.getByText('Type the word ERASE, in capitals.').waitFor();
    await page.getByLabel('Type ERASE to confirm').fill('ERASE');
    await page.getByLabel('Your password').fill('not my password');
    await page.getByRole('button', { name: 'Erase everything' }).click();
    await page.getByText('This is not your password.').waitFor();
    await page.getByLabel('Your password').fill(person.password);
    await page.getByRole('button', { name: 'Erase everything' }).click();
    await page.getByRole('heading', { name: 'Everything is erased' }).waitFor();
    await page.getByText('pictures and documents').waitFor();
    expect(await page.getByText('kept without your name').count()).toBeGreaterThan(0);
    expect((await app.get('/users/me', { token: person.accessToken })).status).toBe(401);

    // The receipt has an address of its own; the account has none any more.
    await page.reload();
    await page.getByRole('heading', { name: 'Everything is erased' }).waitFor();
    await page.goto(`${app.url}/account`);
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    expect(failedRequests.filter((line) => / 5\d\d/.test(line))).toEqual([]);
  }, 60_000);

  it('finds nothing at the address of a receipt that is none', async () => {
    const { page } = await visit(`/erased/${crypto.randomUUID()}`, PHONE);
    await page.getByRole('heading', { name: /These dots/ }).waitFor();
  });
});
