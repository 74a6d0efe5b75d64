import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { newId } from '../../src/platform/database/new-id.js';
import { giveRole } from '../factories/give-role.js';
import { startRun, untilEnded, upload } from '../factories/runs.js';
import { type App, launchBrowser, type SignedUp, startApp, type TestBrowser } from '../harness.js';
import { overhang } from '../support/accessibility.js';
import { expectAccessible, signIn } from '../support/console.js';
import { untilPayment } from '../support/payments.js';
import { type Bought, bought, disputeThere, eraseBuyer, refundBy } from '../support/reversals.js';
import { subscribed } from '../support/subscriptions.js';
import { oneOrAll, thorough } from '../support/thorough.js';

const PATIENCE_MS = 20_000;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
const DESKTOP = { viewport: { width: 1440, height: 900 } } as const;

let app: App;
let browser: TestBrowser;
let finance: SignedUp;
let financeToken: string;
let ada: Bought;

beforeAll(async () => {
  [app, browser] = await Promise.all([
    startApp({ env: { REFUND_LIMIT_MINOR: '1000' } }),
    launchBrowser(),
  ]);
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
): Promise<{ page: Page; close: (allowed?: readonly RegExp[]) => Promise<void> }> {
  const watched = await browser.newPage(look);
  watched.page.setDefaultTimeout(PATIENCE_MS);
  await watched.page.goto(`${app.url}/admin`);
  await signIn(watched.page, person);
  return {
    page: watched.page,
    // Refusals are answers; nothing else may have gone wrong.
    close: async (allowed = []) => {
      const failed = watched.failedRequests.filter(
        (failure) =>
          !failure.endsWith('net::ERR_ABORTED') && !allowed.some((each) => each.test(failure)),
      );
      const errors = watched.consoleErrors.filter(
        (text) => !text.startsWith('Failed to load resource'),
      );
      expect({ failed, errors }).toEqual({ failed: [], errors: [] });
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

describe('taking credits, on a phone', () => {
  thorough(
    'asks why, says what would be owed, and takes no more than there is without that',
    async () => {
      const person = await app.signUp({ displayName: 'Berthe Morisot' });
      const granted = await app.post('/admin/grants', {
        token: financeToken,
        headers: { 'idempotency-key': newId() },
        body: { userId: person.user.id, credits: 30, reason: 'work for the test' },
      });
      expect(granted.status).toBe(201);
      const { page, close } = await openConsole(finance, PHONE);
      await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
      await page.goto(`${app.url}/admin/users/${person.user.id}/show/credits`);
      await page.getByRole('button', { name: 'Take credits' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('There are 30 to take.').waitFor();
      await dialog.getByLabel('Credits *').and(page.locator(':focus')).waitFor();
      await dialog.getByLabel('Credits *').fill('45');
      await dialog.getByLabel('Reason *').fill('Given twice by mistake');
      const take = dialog.getByRole('button', { name: 'Take 45' });
      expect(await take.isDisabled()).toBe(true);
      await dialog.getByLabel(/^15 are not there and shall be owed/).check();
      expect(await overhang(page)).toBeLessThanOrEqual(0);
      await expectAccessible(page, 'taking credits');
      await take.click();
      await page.getByText('45 credits taken').waitFor();
      const { body } = await app.get('/billing/balance', { token: person.accessToken });
      expect([body.credits.available, body.owed]).toEqual([0, 15]);
      await close();
    },
    90_000,
  );
});

describe('revenue on the dashboard', () => {
  it.each(
    oneOrAll([
      ['a phone', PHONE],
      ['a desktop', DESKTOP],
    ]),
  )('equals the entries of the ledger, on %s', async (_, look) => {
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

describe.each(
  oneOrAll([
    ['a phone', PHONE],
    ['a desktop', DESKTOP],
  ]),
)('payments, on %s', (_, look) => {
  it('are found, looked into down to the books, and given back in part and as a whole', async () => {
    const cleo = await bought(app);
    const name = cleo.person.user.displayName as string;
    const { body: before } = await app.get(`/admin/payments/${cleo.paymentId}`, {
      token: financeToken,
    });
    const { page, close } = await openConsole(finance, look);
    await page.getByText('From the ledger').waitFor();
    await page.goto(`${app.url}/admin/payments`);
    await page.getByLabel('Receipt').fill(before.receiptNo as string);
    await page.getByText('1-1 of 1').waitFor();
    expect(await overhang(page)).toBe(0);
    await expectAccessible(page, 'payments');
    await page.getByText(name).first().waitFor();
    // On a phone a payment is one card.
    await page.getByText('100 credits').first().click();
    await heading(page, before.receiptNo as string);

    await page.getByRole('button', { name: 'Give money back' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('At most $9.90 of $9.90: all of it.').waitFor();
    await dialog.getByLabel('Amount in USD').fill('10');
    await dialog.getByText('An amount from $0.01 to $9.90.').waitFor();
    expect(await dialog.getByRole('button', { name: /^Give back/ }).isDisabled()).toBe(true);
    await dialog.getByLabel('Amount in USD').fill('3.35');
    await dialog.getByLabel('Reason').fill('Bought twice');
    await dialog.getByLabel('Type “refund” to confirm').fill('refund');
    await expectAccessible(page, 'refund dialog');
    await dialog.getByRole('button', { name: 'Give back $3.35' }).click();
    await page.getByText('$3.35 is given back').waitFor();
    await page.getByText('Partially refunded').first().waitFor();
    await page.getByRole('region', { name: 'Refunds' }).getByText('$3.35 and 33 credits').waitFor();

    // Somebody else gave the rest back meanwhile: the server says no, in words.
    await page.getByRole('button', { name: 'Give money back' }).click();
    await dialog.getByText('At most $6.55 of $9.90: $3.35 went back already.').waitFor();
    expect(await dialog.getByLabel('Amount in USD').inputValue()).toBe('6.55');
    expect((await refundBy(app, financeToken, cleo.paymentId, 100)).status).toBe(201);
    await dialog.getByLabel('Reason').fill('Bought twice');
    await dialog.getByLabel('Type “refund” to confirm').fill('refund');
    await dialog.getByRole('button', { name: 'Give back $6.55' }).click();
    await dialog.getByText('$5.55 of this payment can be given back').waitFor();
    await dialog.getByText(/^Request [\w-]{8,}/).waitFor();
    await dialog.getByLabel('Amount in USD').fill('5.55');
    await dialog.getByRole('button', { name: 'Give back $5.55' }).click();
    await page.getByText('$5.55 is given back').waitFor();
    await page.getByText('Refunded', { exact: true }).first().waitFor();
    // Nothing is left to give, and so it is not offered.
    await page.getByText('Nothing: all of it went back already.').waitFor();
    expect(await page.getByRole('button', { name: 'Give money back' }).count()).toBe(0);

    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByText('Refund of $5.55 by staff').waitFor();
    await page.getByText('Stripe: The page was finished').waitFor();
    await page.getByRole('tab', { name: 'Ledger' }).click();
    await page.getByText('-$3.35', { exact: true }).waitFor();
    expect(await overhang(page)).toBe(0);
    await expectAccessible(page, 'entries of a payment');
    await page.getByRole('link', { name: 'Money given back' }).first().click();
    await heading(page, 'Money given back');
    await page.getByText('They sum to zero in each unit.').waitFor();
    expect(await overhang(page)).toBe(0);
    await page.getByRole('link', { name: /^Payment / }).click();
    await heading(page, before.receiptNo as string);

    // From the person to what they paid; what finance may not see is not offered.
    await page.getByRole('link', { name, exact: true }).click();
    const lists = page.getByRole('navigation', { name: 'Of this person' });
    await lists.getByRole('link', { name: 'Payments' }).waitFor();
    expect(await lists.getByRole('link').allInnerTexts()).toEqual([
      'Payments',
      'Subscriptions',
      'Ledger entries',
    ]);
    expect(await overhang(page)).toBe(0);
    await expectAccessible(page, 'a person, with what they paid');
    await lists.getByRole('link', { name: 'Payments' }).click();
    await page.waitForURL(/\/admin\/payments\?/);
    await page.getByText('1-1 of 1').waitFor();
    await close([/refunds: 409/]);
  }, 60_000);
});

thorough(
  'a run that was paid for by itself and its payment lead to one another',
  async () => {
    const dora = await app.signUp();
    const token = dora.accessToken;
    const { body: run } = await startRun(app, token, await upload(app, token), { pay: 'single' });
    const body = { generationId: run.id, paymentMethodId: 'pm_card_visa' };
    const paid = await app.post('/billing/payments', { token, body });
    expect(paid.body.status).toBe('COMPLETED');
    await untilEnded(app, token, run.id as string);
    const { page, close } = await openConsole(await staff('SUPPORT'), PHONE);
    await page.getByText('From the ledger').waitFor();
    await page.goto(`${app.url}/admin/generations`);
    await page.getByText(/· \$0\.99$/).click();
    await page.getByRole('link', { name: '$0.99 by itself, through Stripe' }).click();
    await heading(page, paid.body.receiptNo as string);
    expect(await page.getByText('Credits bought').count()).toBe(0);
    expect(await overhang(page)).toBe(0);
    await expectAccessible(page, 'the payment of a run');
    await page.getByRole('link', { name: 'The run that it pays for' }).click();
    await page.getByRole('link', { name: '$0.99 by itself, through Stripe' }).waitFor();
    expect(await overhang(page)).toBe(0);
    await expectAccessible(page, 'a run that was paid for by itself');
    await close();
  },
  60_000,
);

it('a plan leads to the payments of whoever pays it, on a phone, too', async () => {
  await subscribed(app);
  const { page, close } = await openConsole(finance, PHONE);
  await page.getByText('From the ledger').waitFor();
  await page.goto(`${app.url}/admin/subscriptions`);
  await page.getByText('Premium').first().waitFor();
  expect(await overhang(page)).toBe(0);
  await expectAccessible(page, 'subscriptions');
  await page.getByRole('main').getByRole('link', { name: 'Payments' }).first().click();
  await page.waitForURL(/\/admin\/payments\?/);
  await page.getByText('1-1 of 1').waitFor();
  await close();
}, 60_000);

it('money of somebody erased goes back, and staff know that their reason does not stay', async () => {
  const gone = await bought(app);
  await eraseBuyer(app, gone);
  const { page, close } = await openConsole(finance, PHONE);
  await page.getByText('From the ledger').waitFor();
  await page.goto(`${app.url}/admin/payments/${gone.paymentId}/show`);
  await page.getByText('100 when the account was erased, and lost to it').waitFor();
  await page.getByRole('button', { name: 'Give money back' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/^Not kept, for the account is erased; at least/).waitFor();
  await dialog.getByText('so nobody gets a mail', { exact: false }).waitFor();
  expect(await overhang(page)).toBe(0);
  await expectAccessible(page, 'a refund of somebody erased');
  await close();
}, 60_000);

describe.each(
  oneOrAll([
    ['a phone', PHONE],
    ['a desktop', DESKTOP],
  ]),
)('a refund above what one person may give, on %s', (_, look) => {
  it('waits for somebody else, who lets it go', async () => {
    const { paymentId } = await bought(app, 'pack-500');
    const first = await openConsole(finance, look);
    await first.page.getByText('From the ledger').waitFor();
    await first.page.goto(`${app.url}/admin/payments/${paymentId}/show`);
    await first.page.getByRole('button', { name: 'Give money back' }).click();
    const dialog = first.page.getByRole('dialog');
    await dialog.getByText('Above $10.00 a second person decides').waitFor();
    await dialog.getByLabel('Reason').fill('The wrong account');
    await dialog.getByLabel('Type “refund” to confirm').fill('refund');
    await dialog.getByRole('button', { name: 'Give back $44.50' }).click();
    await first.page.getByText('$44.50 waits for a second person').waitFor();
    await first.page.getByText('Somebody else decides.').waitFor();
    expect(await first.page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
    await first.close();

    const second = await openConsole(await staff('SUPPORT'), look);
    await second.page.getByText('From the ledger').waitFor();
    await second.page.goto(`${app.url}/admin/refunds`);
    await second.page.getByText('Awaiting').first().waitFor();
    expect(await overhang(second.page)).toBe(0);
    await expectAccessible(second.page, 'refunds');
    await second.page.goto(`${app.url}/admin/payments/${paymentId}/show`);
    await second.page.getByText('The wrong account').waitFor();
    expect(await overhang(second.page)).toBe(0);
    await expectAccessible(second.page, 'a refund that waits');
    await second.page.getByRole('button', { name: 'Approve' }).click();
    await second.page.getByLabel('Type “approve” to confirm').fill('approve');
    await second.page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await second.page.getByText('$44.50 is approved').waitFor();
    await second.page.getByText('$44.50 and 500 credits').waitFor();
    await second.page.getByText('Refunded', { exact: true }).first().waitFor();
    await second.close();
  }, 60_000);
});

describe.each(
  oneOrAll([
    ['a phone', PHONE, 'pack-250', '22.50'],
    ['a desktop', DESKTOP, 'pack-300', '24.00'],
  ]),
)('prices, on %s', (_, look, slug, price) => {
  it('are changed by versions from a date on, and say what is wrong at the field before the review', async () => {
    const { page, close } = await openConsole(finance, look);
    await page.getByText('From the ledger').waitFor();
    await page.goto(`${app.url}/admin/prices`);
    await page.getByText('A version never changes').waitFor();
    expect(await overhang(page)).toBe(0);
    await expectAccessible(page, 'prices');
    await page.getByRole('button', { name: 'New pack' }).click();
    const dialog = page.getByRole('dialog');
    const review = dialog.getByRole('button', { name: 'Review' });
    const publish = dialog.getByRole('button', { name: 'Publish' });
    await review.click();
    await dialog.getByText('Something is not right yet.').waitFor();
    // All of it at once, each at its field.
    for (const missing of [
      /^The name in addresses has small letters/,
      'It needs a name.',
      'It needs a description.',
      'An amount such as 9.90.',
      'A whole number.',
    ]) {
      expect(await dialog.getByText(missing).count()).toBe(1);
    }
    expect(await overhang(page)).toBe(0);
    await expectAccessible(page, 'a new pack of which nothing is said');
    await dialog.getByLabel('Price in USD').fill('0.01');
    await dialog.getByLabel('Credits').fill('250');
    await dialog.getByLabel('Name', { exact: true }).fill(`The ${slug}`);
    await dialog.getByLabel('Description').fill('For a rainy weekend.');
    await dialog.getByLabel('Name in addresses').fill('pack-100');
    await review.click();
    await dialog.getByText('This name in addresses is taken already.').waitFor();
    await dialog.getByLabel('Name in addresses').fill(slug);
    await review.click();
    await dialog.getByText('It must cost at least $0.50.').waitFor();
    await dialog.getByText('Something is not right yet.').waitFor();
    expect(await dialog.getByText('It must cost').count()).toBe(1);
    await dialog.getByLabel('Price in USD').fill('99');
    await review.click();
    const tooDear = 'A pack must not cost more than the same credits one by one.';
    await dialog.getByText(tooDear).first().waitFor();
    expect(await dialog.getByLabel('Price in USD').getAttribute('aria-invalid')).toBe('true');
    await expectAccessible(page, 'new pack');
    await dialog.getByLabel('Price in USD').fill(price);
    await review.click();
    const seen = dialog.getByRole('group', { name: 'What will be published' });
    for (const text of [`The ${slug}`, 'For a rainy weekend.', `$${price}`, '250', 'now on']) {
      await seen.getByText(text, { exact: true }).waitFor();
    }
    await expectAccessible(page, 'a price before it is published');
    expect(await overhang(page)).toBe(0);
    await publish.click();
    await page.getByText('The new version holds now').waitFor();
    const card = page.getByRole('region', { name: `Pack The ${slug}` });
    await card.getByText(`$${price}`).waitFor();
    const sold = async () =>
      (await app.get('/billing/packs')).body.data.find(
        (each: { slug: string }) => each.slug === slug,
      );
    expect((await sold()).amountMinor).toBe(Math.round(Number(price) * 100));

    // A version for later: what holds stays.
    await card.getByRole('button', { name: 'New version' }).click();
    await review.click();
    await seen.getByText('Nothing differs from version 1.').waitFor();
    await dialog.getByRole('button', { name: 'Change something' }).click();
    await dialog.getByLabel('Price in USD').fill('20');
    await dialog.getByLabel('Holds from').fill('2020-01-01T00:00');
    await review.click();
    await dialog.getByText('This moment has passed. Leave it empty for now.').waitFor();
    await dialog.getByLabel('Holds from').fill('2099-01-01T00:00');
    await review.click();
    await seen.getByText(/2099/).waitFor();
    await publish.click();
    await page.getByText('The new version is planned').waitFor();
    await card.getByText('Planned').waitFor();
    await card.getByText('$20.00').waitFor();
    expect((await sold()).amountMinor).toBe(Math.round(Number(price) * 100));
    expect(await overhang(page)).toBe(0);
    await close([/prices\/packs\/[\w-]+\?dryRun=true: 4/]);
  }, 60_000);
});

thorough(
  'what a plan brings is changed with its next version, and holds for whoever buys it then',
  async () => {
    const { page, close } = await openConsole(finance, PHONE);
    await page.getByText('From the ledger').waitFor();
    await page.goto(`${app.url}/admin/prices`);
    const card = page.getByRole('region', { name: 'Plan Premium' });
    await card.getByText('Better quality, priority 10, results stay').waitFor();
    await card.getByRole('button', { name: 'New version' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Priority').fill('500');
    await dialog.getByRole('button', { name: 'Review' }).click();
    await dialog.getByText('From 0 to 100.').waitFor();
    expect(await dialog.getByLabel('Priority').getAttribute('aria-invalid')).toBe('true');
    await dialog.getByLabel('Priority').fill('15');
    await dialog.getByLabel('Opens products of early access').check();
    await expectAccessible(page, 'new version of a plan');
    await dialog.getByRole('button', { name: 'Review' }).click();
    await dialog.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('The new version holds now').waitFor();
    await card.getByText('Better quality, priority 15, results stay, early access').waitFor();
    expect(await overhang(page)).toBe(0);
    const plans = (await app.get('/billing/plans')).body.data as {
      slug: string;
      features: object;
    }[];
    expect(plans.find(({ slug }) => slug === 'premium')?.features).toEqual({
      qualityTier: 'enhanced',
      priority: 15,
      history: true,
      earlyAccess: true,
    });
    await close([/prices\/plans\/premium\?dryRun=true: 400/]);
  },
  60_000,
);

describe.each(
  oneOrAll([
    ['a phone', PHONE],
    ['a desktop', DESKTOP],
  ]),
)('the ledger, on %s', (_, look) => {
  thorough(
    'shows its accounts, its check, and every entry down to its payment',
    async () => {
      const { body } = await app.get('/admin/ledger/accounts', { token: financeToken });
      const gateway = body.data.find(({ account }: { account: string }) => account === 'gateway');
      const { page, close } = await openConsole(finance, look);
      await page.getByText('From the ledger').waitFor();
      await page.goto(`${app.url}/admin/ledger`);
      const accounts = page.getByRole('region', { name: 'Accounts' });
      const held = accounts.locator('dl > div', { hasText: 'With payment services' }).locator('dd');
      await held.waitFor();
      expect(await held.innerText()).toBe(`+${dollars(gateway.balance as number)}`);
      await page.getByText('Every rule of the books holds').waitFor();
      await page.getByText(/^1-\d+ of \d+/).waitFor();
      expect(await overhang(page)).toBe(0);
      await expectAccessible(page, 'ledger');
      const filter = new URLSearchParams({ filter: JSON.stringify({ account: 'revenue' }) });
      await page.goto(`${app.url}/admin/ledger?${filter.toString()}`);
      await page.getByText('Sold (system)').first().waitFor();
      await page.getByText('Bought').first().click();
      await page.getByText('They sum to zero in each unit.').waitFor();
      await page.getByRole('link', { name: /^Payment / }).click();
      await page.getByText('Credits unspent').waitFor();
      await close();
    },
    60_000,
  );
});

const heading = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
