import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type App, launchBrowser, sharedApp, type TestBrowser } from '../harness.js';
import { adminWithCredits } from '../factories/admin-with-credits.js';
import { expectWell } from '../support/accessibility.js';
import { eventually } from '../support/eventually.js';
import { creditsOf } from '../support/payments.js';
import { refundBy } from '../support/reversals.js';
import { signInOn } from '../support/sign-in-page.js';
import { oneOrAll, thorough } from '../support/thorough.js';
import { visits } from '../support/visits.js';

const SIZES = [
  ['on a phone', { width: 390, height: 844 }, 'light'],
  ['on a desktop in the dark', { width: 1440, height: 900 }, 'dark'],
] as const;

let app: App;
let browser: TestBrowser;
const { visit, visitAs } = visits(() => ({ app, browser }));

beforeAll(async () => {
  [app, browser] = await Promise.all([sharedApp(), launchBrowser()]);
}, 60_000);

describe.each(oneOrAll(SIZES))('somebody %s', (_, viewport, colorScheme) => {
  const atPrices = async () => {
    const ada = await app.signUp();
    const { page } = await visitAs(ada, '/pricing', { viewport, colorScheme });
    return { page, ada };
  };

  /** From the prices to PayPal's page. */
  const toPayPal = async (page: Page): Promise<void> => {
    const ways = page.getByRole('group', { name: 'Pay with' });
    await ways.getByRole('radio', { name: /^Card/ }).waitFor();
    expect(await ways.getByRole('radio', { name: /^Card/ }).isChecked()).toBe(true);
    await ways.getByRole('radio', { name: /^PayPal/ }).check();
    await expectWell(page);
    await page.getByRole('button', { name: /^Buy for .9\.90: 100 credits/ }).click();
    await page.getByText('PayPal, played by the sandbox').waitFor();
  };
  const agree = async (page: Page, wallet: RegExp): Promise<void> => {
    await page.getByLabel(wallet).check();
    await page.getByRole('button', { name: 'Pay now' }).click();
  };

  it('chooses PayPal, agrees there, has the credits and how they were paid, and is refunded', async () => {
    const { page, ada } = await atPrices();
    await toPayPal(page);
    await expectWell(page);
    await agree(page, /PayPal balance/);
    await page.getByRole('heading', { name: '100 credits are yours' }).waitFor();
    await page.getByText(/paid by PayPal/).waitFor();
    await expectWell(page);
    await page.goto(`${app.url}/account/billing`);
    await page.getByText(/· paid by PayPal$/).waitFor();
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
    'is declined, says so, and pays in another way on the same page',
    async () => {
      const { page, ada } = await atPrices();
      await toPayPal(page);
      await agree(page, /A card that is declined/);
      await page.getByRole('heading', { name: 'The payment was declined' }).waitFor();
      await expectWell(page);
      expect(await creditsOf(app, ada.accessToken)).toBe(0);
      await page.getByRole('link', { name: 'Try another way' }).click();
      await page.getByRole('alert').filter({ hasText: 'choose another way to pay' }).waitFor();
      await agree(page, /PayPal balance/);
      await page.getByRole('heading', { name: '100 credits are yours' }).waitFor();
    },
    90_000,
  );

  thorough(
    'cancels there, and may pay after all',
    async () => {
      const { page } = await atPrices();
      await toPayPal(page);
      await page.getByRole('button', { name: 'Cancel and go back' }).click();
      await page.getByRole('heading', { name: 'You came back without paying' }).waitFor();
      await expectWell(page);
      await page.getByRole('link', { name: /^Pay .* after all$/ }).click();
      await agree(page, /PayPal balance/);
      await page.getByRole('heading', { name: '100 credits are yours' }).waitFor();
    },
    90_000,
  );
});

thorough(
  'asks nothing where there is one way to pay',
  async () => {
    const { page } = await visit('/');
    await page.route('**/api/v1/billing/gateways', (route) =>
      route.fulfill({
        json: { data: [{ name: 'paypal', mode: 'live', sells: ['pack', 'single'] }] },
      }),
    );
    await signInOn(page, app, await app.signUp(), '/pricing');
    await page.getByRole('button', { name: /^Buy for .9\.90: 100 credits/ }).waitFor();
    expect(await page.getByRole('group', { name: 'Pay with' }).count()).toBe(0);
    // What cannot be paid here is not offered to be pressed.
    expect(await page.getByRole('button', { name: /^Get Premium/ }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: /^Buy for .9\.90: 100 credits/ }).click();
    await page.getByText('PayPal, played by the sandbox').waitFor();
  },
  60_000,
);
