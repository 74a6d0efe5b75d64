import { AxeBuilder } from '@axe-core/playwright';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type App, launchBrowser, startApp, type TestBrowser } from '../harness.js';

let app: App;
let browser: TestBrowser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), launchBrowser()]);
}, 60_000);

/** What axe calls serious or critical, each with the elements that it is about. */
async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

const PUBLIC_PAGES = [
  ['home', '/'],
  ['catalogue', '/catalogue'],
  ['studio', '/studio/photo-pencil-sketch'],
  ['studio of a product that needs a provider', '/studio/era-story'],
  ['sign-in', '/sign-in'],
  ['sign-up', '/sign-up'],
  ['not found', '/nowhere'],
] as const;

describe.each(['light', 'dark'] as const)('in %s, axe finds nothing serious', (colorScheme) => {
  it.each(PUBLIC_PAGES)('on %s', async (_, path) => {
    const { page, close } = await browser.newPage({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(app.url + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await close();
  });

  it('on studio with a result, result, gallery and account', async () => {
    const { page, close } = await browser.newPage({ colorScheme, reducedMotion: 'reduce' });
    page.setDefaultTimeout(15_000);
    const account = await app.signUp();
    await page.goto(`${app.url}/sign-in?returnTo=/studio/photo-1990s`);
    await page.getByLabel('Email').fill(account.email);
    await page.getByLabel('Password', { exact: true }).fill(account.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByLabel('Use the sample photo: A cup of coffee').click();
    await page.getByRole('button', { name: 'Make it' }).click();
    await page.getByRole('heading', { name: 'There it is' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    await page.getByRole('link', { name: 'Download, print, keep' }).click();
    await page.getByRole('button', { name: 'Keep it' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    await page.getByRole('link', { name: 'Gallery' }).first().click();
    await page.getByRole('article').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    await page.getByRole('button', { name: 'Open menu' }).click();
    await page.getByRole('link', { name: 'Account' }).click();
    await page.getByRole('heading', { name: 'Your account' }).waitFor();
    await page.getByRole('img', { name: /free runs left/ }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await close();
  }, 60_000);
});
