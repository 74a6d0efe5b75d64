import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { giveRole } from '../factories/give-role.js';
import { type App, launchBrowser, type SignedUp, startApp, type TestBrowser } from '../harness.js';
import { overhang } from '../support/accessibility.js';
import { expectAccessible, signIn } from '../support/console.js';
import { untilPayment } from '../support/payments.js';
import { type Bought, bought, disputeThere, refundBy } from '../support/reversals.js';

const PATIENCE_MS = 20_000;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
const DESKTOP = { viewport: { width: 1440, height: 900 } } as const;

let app: App;
let browser: TestBrowser;
let finance: SignedUp;
let financeToken: string;
let ada: Bought;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), launchBrowser()]);
  finance = await staff('FINANCE');
  financeToken = await app.signIn(finance);
  ada = await bought(app);
  expect((await refundBy(app, financeToken, ada.paymentId, 335)).status).toBe(201);
  const bob = await bought(app);
  await disputeThere(app, bob.intent);
  await untilPayment(app, bob.token, bob.paymentId, 'DISPUTED');
}, 120_000);

async function staff(role: string): Promise<SignedUp> {
  const person = await app.signUp({ displayName: `The ${role}` });
  await giveRole(app.databaseUrl ?? '', person.user.id as string, role);
  return person;
}

async function openConsole(
  person: SignedUp,
  look: Parameters<TestBrowser['newPage']>[0],
): Promise<{ page: Page; close: () => Promise<void> }> {
  const watched = await browser.newPage(look);
  watched.page.setDefaultTimeout(PATIENCE_MS);
  await watched.page.goto(`${app.url}/admin`);
  await signIn(watched.page, person);
  return {
    page: watched.page,
    close: async () => {
      expect(watched.consoleErrors).toEqual([]);
      await watched.close();
    },
  };
}

const dollars = (minor: number): string =>
  `${minor < 0 ? '-' : ''}$${(Math.abs(minor) / 100).toFixed(2)}`;

/** What the entries of an account come to, read from the ledger itself. */
async function entriesOf(account: string): Promise<number> {
  const { body } = await app.get(`/admin/ledger?unit=USD&account=${account}&limit=100`, {
    token: financeToken,
  });
  return body.data.reduce((sum: number, { amount }: { amount: number }) => sum + amount, 0);
}

describe('revenue on the dashboard', () => {
  it.each([
    ['a phone', PHONE],
    ['a desktop', DESKTOP],
  ])('equals the entries of the ledger, on %s', async (_, look) => {
    const { page, close } = await openConsole(finance, look);
    const card = page.getByRole('region', { name: 'Revenue', exact: true });
    await card.getByText('From the ledger').waitFor();
    const [revenue, refunded, disputed] = [
      await entriesOf('revenue'),
      await entriesOf('refunded'),
      await entriesOf('disputed'),
    ];
    const net = -(revenue + refunded + disputed);
    expect(revenue).toBeLessThan(0);
    const figure = (name: string) =>
      card.locator('dl > div', { has: page.locator('dt', { hasText: name }) }).locator('dd');
    expect(await figure('Sold').innerText()).toBe(dollars(-revenue));
    expect(await figure('Given back').innerText()).toBe(dollars(-refunded));
    expect(await figure('Disputed').innerText()).toBe(dollars(-disputed));
    for (const name of ['Today', 'Last 30 days', 'All USD so far']) {
      expect(await figure(name).innerText()).toBe(dollars(net));
    }
    await card.getByRole('button', { name: '7 days' }).click();
    await card.getByText('Last 7 days').waitFor();
    const back = dollars(refunded + disputed);
    await card
      .getByRole('img', { name: `7 days: ${dollars(-revenue)} sold, ${back} went back` })
      .waitFor();
    expect(await overhang(page)).toBe(0);
    await expectAccessible(page, 'dashboard');
    await close();
  });
});
