import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  type App,
  launchBrowser,
  startApp,
  type TestBrowser,
  type WatchedPage,
} from '../harness.js';
import { seriousFindings } from '../support/accessibility.js';
import { codeIn, inboxOf, messageTo, newPhone, otherCode } from '../support/sms.js';
import { thorough } from '../support/thorough.js';

const PHONE = { viewport: { width: 390, height: 844 }, locale: 'de-DE' };

let app: App;
let browser: TestBrowser;
const open: WatchedPage[] = [];

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), launchBrowser()]);
}, 60_000);

afterEach(async () => {
  await Promise.all(open.splice(0).map((watched) => watched.close()));
});

async function visit(path: string): Promise<Page> {
  const watched = await browser.newPage(PHONE);
  open.push(watched);
  watched.page.setDefaultTimeout(15_000);
  await watched.page.goto(app.url + path);
  return watched.page;
}

const national = (phone: string): string => phone.replace('+49', '0');
const codeTo = async (phone: string, count = 1): Promise<string> =>
  codeIn(await messageTo(app, phone, count));
const errorText = (page: Page, id: string): Promise<string> =>
  page.locator(`#${id}-error`).filter({ hasText: /\w/ }).innerText();

/** Opens the way by phone and asks for a code. */
async function askFor(page: Page, phone: string): Promise<void> {
  await page.getByLabel('Phone number').fill(national(phone));
  await page.getByRole('button', { name: 'Text me a code' }).click();
  await page.getByLabel('Code', { exact: true }).waitFor();
}

describe('signing in by phone', () => {
  it('takes a newcomer from the sign-up page to their account, with nothing but a number', async () => {
    const phone = newPhone();
    const page = await visit('/sign-up?returnTo=/account');
    await page.getByRole('link', { name: 'Continue with phone' }).click();
    await page.waitForURL(/by=phone/);
    const field = page.getByLabel('Phone number');
    await field.waitFor();
    expect(await field.getAttribute('autocomplete')).toBe('tel');
    await page.getByRole('button', { name: 'Country: Germany, +49' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await askFor(page, phone);

    const code = page.getByLabel('Code', { exact: true });
    expect([await code.getAttribute('autocomplete'), await code.getAttribute('inputmode')]).toEqual(
      ['one-time-code', 'numeric'],
    );
    await page.locator('#otp:focus').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    const digits = await codeTo(phone);
    // As people copy it; the last digit sends it.
    await code.fill(`${digits.slice(0, 3)} ${digits.slice(3)}`);
    await page.waitForURL(/\/account$/);
    await page.getByText(phone).waitFor();
    await page
      .getByText(`Guest ${phone.slice(-2)}`)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Open menu' }).click();
    await page.locator('#site-menu').getByText(phone).waitFor();
    await page
      .locator('#site-menu')
      .getByText(`Guest ${phone.slice(-2)}`)
      .waitFor();
  }, 60_000);

  it('says beside the field what is wrong with a number', async () => {
    const page = await visit('/sign-in?by=phone');
    await page.getByRole('button', { name: 'Text me a code' }).click();
    expect(await errorText(page, 'phone')).toBe('Your number is needed.');
    const field = page.getByLabel('Phone number');
    await field.fill('01');
    await page.getByRole('button', { name: 'Text me a code' }).click();
    expect(await errorText(page, 'phone')).toBe('This number is not complete.');
    await field.fill('+1 900 555 0123');
    await page.getByRole('button', { name: 'Text me a code' }).click();
    expect(await errorText(page, 'phone')).toContain('premium-rate');
    expect(await field.inputValue()).toBe('+1 900 555 0123');
  });

  thorough(
    'counts the tries of a code, and lets one ask for another or correct the number',
    async () => {
      const [wrong, phone] = [newPhone(), newPhone()];
      const page = await visit('/sign-in?by=phone&returnTo=/account');
      await askFor(page, wrong);
      await page.getByRole('button', { name: 'Change the number' }).click();
      await page.locator('#phone:focus').waitFor();
      expect(await page.getByLabel('Phone number').inputValue()).toBe(national(wrong));
      await askFor(page, phone);

      const code = page.getByLabel('Code', { exact: true });
      const right = await codeTo(phone);
      await code.pressSequentially(otherCode(right));
      expect(await errorText(page, 'otp')).toBe('This is not the code. You have 2 tries left.');
      expect(await code.inputValue()).toBe('');
      await code.pressSequentially(otherCode(right, 2));
      await page.getByText('You have one try left.').waitFor();
      await code.pressSequentially(otherCode(right, 3));
      expect(await errorText(page, 'otp')).toContain('ask for a new one');

      // A minute later.
      await page.getByText(/another code in \d+ s/).waitFor();
      await page.clock.install();
      await page.clock.fastForward(61_000);
      await page.getByRole('button', { name: 'Send another code' }).click();
      await page.getByRole('status').filter({ hasText: 'A new code is on its way' }).waitFor();
      await code.fill(await codeTo(phone, 2));
      await page.waitForURL(/\/account$/);
    },
    60_000,
  );

  thorough('finds a country by its name or code, with the keyboard alone', async () => {
    const page = await visit('/sign-in?by=phone');
    await page.getByLabel('Phone number').waitFor();
    await page.getByRole('button', { name: /^Country/ }).focus();
    await page.keyboard.press('Enter');
    const search = page.getByRole('combobox', { name: 'Search by name or code' });
    await search.waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.type('united');
    expect(await page.getByRole('option').allInnerTexts()).toEqual([
      expect.stringContaining('United Kingdom'),
      expect.stringContaining('United States'),
    ]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Country: United States, +1' }).waitFor();
    await page.locator('#phone:focus').waitFor();

    await page.getByRole('button', { name: /^Country/ }).click();
    await search.fill('+420');
    await page.getByRole('option', { name: /Czechia/ }).click();
    await page.getByRole('button', { name: 'Country: Czechia, +420' }).waitFor();
    await page.getByRole('button', { name: /^Country/ }).click();
    await search.fill('atlantis');
    await page.getByText('We cannot send codes to a country of that name.').waitFor();
    await page.keyboard.press('Escape');
    await search.waitFor({ state: 'detached' });
    await page.locator('[aria-label="Country: Czechia, +420"]:focus').waitFor();

    // A number that says its country itself needs no list.
    await page.getByLabel('Phone number').fill('+33 6 12 34 56 78');
    await page.getByRole('button', { name: 'Country: France, +33' }).waitFor();
  });

  thorough(
    'goes on with a code that was asked for before a reload',
    async () => {
      const strict = await startApp({ env: { RATE_LIMIT_FACTOR: '1' } });
      const watched = await browser.newPage(PHONE);
      open.push(watched);
      const { page } = watched;
      page.setDefaultTimeout(15_000);
      const phone = newPhone();
      await page.goto(`${strict.url}/sign-in?by=phone&returnTo=/account`);
      await askFor(page, phone);
      await page.reload();
      await askFor(page, phone);
      await page.getByText('A code was sent less than a minute ago.').waitFor();
      await page.getByLabel('Code', { exact: true }).fill(codeIn(await messageTo(strict, phone)));
      await page.waitForURL(/\/account$/);
      expect(await inboxOf(strict, phone)).toHaveLength(1);
    },
    60_000,
  );

  it('leaves the first load as it was: the rules of numbers come with the form only', async () => {
    const page = await visit('/sign-in');
    const loaded: string[] = [];
    page.on('response', (response) => loaded.push(response.url()));
    await page.getByRole('link', { name: 'Continue with phone' }).waitFor();
    await page.waitForLoadState('networkidle');
    const scripts = await page.evaluate<string[]>(
      'performance.getEntriesByType("resource").map(({ name }) => name)',
    );
    expect(scripts.filter((name) => /phone-sign-in/.test(name))).toEqual([]);
    await page.getByRole('link', { name: 'Continue with phone' }).click();
    await page.getByLabel('Phone number').waitFor();
    expect(loaded.filter((name) => /phone-sign-in/.test(name))).not.toEqual([]);
  });

  thorough('fits a phone without sideways scrolling', async () => {
    const page = await visit('/sign-in?by=phone');
    await page.getByLabel('Phone number').waitFor();
    const overhang = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overhang).toBeLessThanOrEqual(0);
  });
});

describe('the phone section', () => {
  it('adds a number with the password and its code, changes it and removes it', async () => {
    const account = await app.signUp();
    const [first, second] = [newPhone(), newPhone()];
    const page = await visit('/sign-in?returnTo=/account/security');
    await page.getByLabel('Email').fill(account.email);
    await page.getByLabel('Password', { exact: true }).fill(account.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('button', { name: 'Add a phone number' }).click();

    const section = page.getByRole('region', { name: 'Phone number' });
    const give = async (phone: string): Promise<void> => {
      await section.getByLabel('Your password').fill(account.password);
      await section.getByLabel('Phone number').fill(national(phone));
      await section.getByRole('button', { name: 'Text me a code' }).click();
      await section.getByLabel('Code', { exact: true }).fill(await codeTo(phone));
      await section.getByText(phone).waitFor();
    };
    await section.getByLabel('Your password').fill('not my password');
    await section.getByLabel('Phone number').fill(national(first));
    await section.getByRole('button', { name: 'Text me a code' }).click();
    expect(await errorText(page, 'phone-password')).toBe('This is not your password.');
    expect(await seriousFindings(page)).toEqual([]);
    await give(first);

    await section.getByRole('button', { name: 'Change' }).click();
    await give(second);
    expect(await messageTo(app, first, 2)).toContain('has another phone number');

    await section.getByRole('button', { name: 'Remove' }).click();
    await section.getByLabel('Your password').fill(account.password);
    await section.getByRole('button', { name: 'Remove my number' }).click();
    await section.getByRole('button', { name: 'Add a phone number' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  }, 60_000);

  thorough(
    'says that the last way to sign in stays',
    async () => {
      const phone = newPhone();
      const page = await visit('/sign-in?by=phone&returnTo=/account/security');
      await askFor(page, phone);
      await page.getByLabel('Code', { exact: true }).fill(await codeTo(phone));
      const section = page.getByRole('region', { name: 'Phone number' });
      await section.getByRole('button', { name: 'Remove' }).click();
      await section.getByRole('button', { name: 'Remove my number' }).click();
      await section.getByRole('alert').filter({ hasText: 'your only way to sign in' }).waitFor();
      await section.getByRole('button', { name: 'Keep it' }).click();
      await section.getByText(phone).waitFor();
    },
    60_000,
  );
});
