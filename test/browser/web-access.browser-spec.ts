import { beforeAll, describe, expect, it } from '@jest/globals';
import { type App, launchBrowser, sharedApp, type TestBrowser } from '../harness.js';
import { signInOn } from '../support/sign-in-page.js';
import { seriousFindings } from '../support/accessibility.js';
import { oneOrAll, thorough } from '../support/thorough.js';

let app: App;
let browser: TestBrowser;

beforeAll(async () => {
  [app, browser] = await Promise.all([sharedApp(), launchBrowser()]);
}, 60_000);

const PUBLIC_PAGES = [
  ['home', '/'],
  ['catalogue', '/catalogue'],
  ['studio', '/studio/photo-pencil-sketch'],
  ['studio of a product that needs a provider', '/studio/era-story'],
  ['sign-in', '/sign-in'],
  ['sign-up', '/sign-up'],
  ['not found', '/nowhere'],
] as const;

describe.each(oneOrAll(['light', 'dark'] as const))(
  'in %s, axe finds nothing serious',
  (colorScheme) => {
    it.each(PUBLIC_PAGES)('on %s', async (_, path) => {
      const { page, close } = await browser.newPage({ colorScheme });
      await page.goto(app.url + path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await close();
    });

    thorough(
      'on studio with a result, result, gallery and account',
      async () => {
        const { page, close } = await browser.newPage({ colorScheme });
        page.setDefaultTimeout(15_000);
        const account = await app.signUp();
        await signInOn(page, app, account, '/studio/photo-1990s');
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
      },
      60_000,
    );
  },
);
