import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type App, launchBrowser, sharedApp, type TestBrowser } from '../harness.js';
import { adminWithCredits } from '../factories/admin-with-credits.js';
import { expectWell } from '../support/accessibility.js';
import { eventually } from '../support/eventually.js';
import { creditsOf } from '../support/payments.js';
import { refundBy } from '../support/reversals.js';
import { oneOrAll, thorough } from '../support/thorough.js';
import { visits } from '../support/visits.js';

const SIZES = [
  ['on a phone', { width: 390, height: 844 }, 'light'],
  ['on a desktop in the dark', { width: 1440, height: 900 }, 'dark'],
] as const;

let app: App;
let browser: TestBrowser;
const { visitAs } = visits(() => ({ app, browser }));

beforeAll(async () => {
  [app, browser] = await Promise.all([sharedApp(), launchBrowser()]);
}, 60_000);

describe.each(oneOrAll(SIZES))('somebody %s', (_, viewport, colorScheme) => {
  /** From the prices to Dodo's page. */
  const atDodo = async () => {
    const ada = await app.signUp();
    const { page } = await visitAs(ada, '/pricing', { viewport, colorScheme });
    await page.getByRole('radio', { name: /^Dodo Payments/ }).check();
    await expectWell(page);
    await page.getByRole('button', { name: /^Buy for .9\.90: 100 credits/ }).click();
    await page.getByText('Dodo Payments, played by the sandbox').waitFor();
    return { page, ada };
  };
  const pay = async (page: Page, way: RegExp): Promise<void> => {
    const email = page.getByLabel('Email address for the invoice');
    if (await email.isVisible()) await email.fill('buyer@example.test');
    await page.getByLabel(way).check();
    await page.getByRole('button', { name: 'Pay', exact: true }).click();
  };

  it('pays there, comes back, has the credits and how they were paid, and is refunded', async () => {
    const { page, ada } = await atDodo();
    await expectWell(page);
    await pay(page, /Visa that pays/);
    await page.getByRole('heading', { name: '100 credits are yours' }).waitFor();
    await page.getByText(/paid by Dodo Payments/).waitFor();
    await page
      .getByRole('banner')
      .getByText(/^100 credits/)
      .filter({ visible: true })
      .waitFor();
    await expectWell(page);
    expect(await creditsOf(app, ada.accessToken)).toBe(100);
    await page.goto(`${app.url}/account/billing`);
    await page.getByText(/· paid by Dodo Payments$/).waitFor();
    await expectWell(page);

    // Staff give a part of it back, and its buyer sees that.
    const { body: history } = await app.get('/billing/history', { token: ada.accessToken });
    const admin = await adminWithCredits(app, 1);
    expect((await refundBy(app, admin, history.data[0].id as string, 300)).status).toBe(201);
    await eventually(async () => (await creditsOf(app, ada.accessToken)) === 70, 30_000);
    await page.reload();
    await page.getByText('$3.00 of it given back').waitFor();
    await expectWell(page);
  }, 90_000);

  thorough(
    'is declined, goes back, is told so, and pays by another card on the same page',
    async () => {
      const { page, ada } = await atDodo();
      await pay(page, /Visa that is declined/);
      await page.getByRole('alert').filter({ hasText: 'declined the payment' }).waitFor();
      await expectWell(page);
      await page.getByRole('button', { name: 'Back without paying' }).click();
      await page.getByRole('heading', { name: 'The payment was declined' }).waitFor();
      await expectWell(page);
      expect(await creditsOf(app, ada.accessToken)).toBe(0);
      await page.getByRole('link', { name: 'Try another way' }).click();
      await pay(page, /Visa that pays/);
      await page.getByRole('heading', { name: '100 credits are yours' }).waitFor();
    },
    90_000,
  );

  it('pays by a transfer, is told that it is on its way, and not asked to pay again', async () => {
    const { page, ada } = await atDodo();
    await pay(page, /Bank transfer/);
    await page.getByRole('heading', { name: 'Your payment is on its way' }).waitFor();
    await expectWell(page);
    expect(await creditsOf(app, ada.accessToken)).toBe(0);
    await page.goto(`${app.url}/account/billing`);
    await page.getByText(/· agreed to, the money is on its way$/).waitFor();
    expect(await page.getByRole('link', { name: 'Pay now' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: /^Cancel/ }).count()).toBe(0);
    await expectWell(page);
  }, 90_000);
});
