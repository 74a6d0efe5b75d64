import { beforeAll, expect, it } from '@jest/globals';
import { type App, launchBrowser, sharedApp, type SignedUp, type TestBrowser } from '../harness.js';
import { useUpFreeRuns } from '../factories/use-up-free-runs.js';
import { expectWell } from '../support/accessibility.js';
import { eventually } from '../support/eventually.js';
import { visits } from '../support/visits.js';

const STUDIO = '/studio/coloring-from-prompt';

let app: App;
let browser: TestBrowser;
let account: SignedUp;
const { visit, visitAs } = visits(() => ({ app, browser }));

beforeAll(async () => {
  [app, browser] = await Promise.all([sharedApp(), launchBrowser()]);
  account = await app.signUp();
}, 60_000);

it('draws what somebody writes, and says before and on the result page what is not on it', async () => {
  const { page, failedRequests } = await visitAs(account, STUDIO);
  // What a look was to be made of before stays on the table, and has nothing to do with this.
  await page.goto(`${app.url}/studio/photo-duotone`);
  await page.getByLabel('Use the sample photo: A cat').click();
  await page.getByAltText('The photo you chose').waitFor();
  await page.goto(app.url + STUDIO);
  await page.getByLabel('What should be on the page?').fill('A bear with a gyroscope in the snow');
  await page.getByRole('radio', { name: 'Simple' }).check();
  await page.getByLabel('Title (optional)').fill('Snow bear');
  const beforehand = page.getByRole('region', { name: 'Price and start' });
  await beforehand.getByText('cannot draw it yet: “gyroscope”.').waitFor();
  await page.getByRole('button', { name: 'Make it' }).click();
  await page.getByRole('heading', { name: 'There it is' }).waitFor();
  await page.getByText('Not on the page, because we cannot draw it yet: “gyroscope”.').waitFor();
  expect(await page.getByText('Drawn from your photo').count()).toBe(0);
  await page.getByRole('link', { name: 'Download, print, keep' }).click();
  await page.getByRole('heading', { name: 'A bear with a gyroscope in the snow' }).waitFor();
  await page.getByText('Not on the page, because we cannot draw it yet: “gyroscope”.').waitFor();
  const picture = page
    .getByRole('img', { name: 'The result: A bear with a gyroscope in the snow' })
    .first();
  await picture.waitFor();
  await page.getByText('A4').first().waitFor();
  await page.goto(`${app.url}/gallery`);
  await page.getByRole('link', { name: 'Open A bear with a gyroscope in the snow' }).waitFor();
  // Nothing was asked for that was not whole yet.
  expect(failedRequests.filter((request) => request.includes('/quotes: 4'))).toEqual([]);
});

it('leads back to what is being made, and not to a second one', async () => {
  const { page } = await visitAs(account, '/catalogue');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(app.url + STUDIO);
  await page.route(/\/generations\/[\da-f-]{36}$/, async (route) => {
    const response = await route.fetch();
    const run = (await response.json()) as object;
    await route.fulfill({ response, json: { ...run, status: 'PROCESSING', artifacts: [] } });
  });
  await page.route(/\/generations\/[\da-f-]{36}\/events/, (route) => route.abort());
  await page.getByLabel('What should be on the page?').fill('A bear in the snow');
  await page.getByRole('button', { name: 'Make it' }).click();
  const progress = page.getByRole('group', { name: 'Progress' });
  const isInView = () =>
    eventually(async () => {
      const box = await progress.boundingBox();
      return box !== null && box.y > 0 && box.y + box.height < 844;
    });
  await isInView();
  await page.goBack();
  await page.getByRole('heading', { name: 'What shall we make?' }).waitFor();
  const note = page.getByRole('banner').getByRole('status');
  await note.getByText('A picture is being made.').waitFor();
  await page.goForward();
  await isInView();
  expect(await note.innerText()).toBe('');
  await page.goBack();
  await page.getByRole('link', { name: 'Colouring page from an idea' }).first().click();
  await page.getByText('One that you wanted a moment ago is being made.').waitFor();
  await page.getByRole('link', { name: 'See how far it is' }).click();
  await isInView();
  await page.goto(`${app.url}/catalogue`);
  await expectWell(page);
  await note.getByRole('link', { name: 'See it' }).click();
  await isInView();
  // It is told of where it ends meanwhile, until somebody has seen it.
  await page.goto(`${app.url}/pricing`);
  await note.getByText('A picture is being made.').waitFor();
  await page.unroute(/\/generations\/[\da-f-]{36}$/);
  await page.unroute(/\/generations\/[\da-f-]{36}\/events/);
  await note.getByText('Your picture is there.').waitFor();
  await note.getByRole('link', { name: 'See it' }).click();
  await page.getByRole('heading', { name: 'A bear in the snow' }).waitFor();
  expect(await note.innerText()).toBe('');
});

it('tells before the press what cannot be read, and not in the middle of a word', async () => {
  const { page } = await visitAs(account, STUDIO);
  const idea = page.getByLabel('What should be on the page?');
  const answered = page.waitForResponse(/\/quotes$/);
  await idea.fill('лиса в лесу');
  expect((await answered).status()).toBe(400);
  const words = page
    .locator('#input-idea-error')
    .getByText('Only ideas written in English can be read here.');
  expect(await words.count()).toBe(0);
  await idea.blur();
  await words.waitFor();
  await page.getByRole('button', { name: 'Make it', disabled: true }).press('Enter');
  await page
    .getByRole('textbox', { name: 'What should be on the page?' })
    .and(page.locator(':focus'))
    .waitFor();
  const { body } = await app.get('/generations?status=FAILED', { token: account.accessToken });
  expect(body.data).toEqual([]);
  // What was said of an idea is not said of a text that has no price.
  await idea.fill('A bear with a gyroscope');
  const note = page.getByText('cannot draw it yet: “gyroscope”.');
  await note.waitFor();
  await idea.fill('bear '.repeat(2_000));
  await page.getByText('At most 400 characters; these are').waitFor();
  expect(await note.count()).toBe(0);
});

it('tells somebody kindly that an idea is for grown-ups only, and asks no money for it', async () => {
  const ada = await app.signUp();
  await useUpFreeRuns(app, ada);
  const { page } = await visitAs(ada, STUDIO);
  const ticket = page.getByRole('region', { name: 'Price and start' });
  const pay = ticket.getByRole('button', { name: 'Pay $0.99' });
  const idea = page.getByRole('textbox', { name: 'What should be on the page?' });
  await idea.fill('a bear with a hat');
  await pay.waitFor();
  await idea.fill('a bear with a gun');
  await page
    .locator('#input-idea-error')
    .getByText('we do not draw, because the pages go to children')
    .waitFor();
  await ticket.getByText('Nothing to pay').waitFor();
  expect(await pay.or(ticket.getByRole('link', { name: /credits/i })).count()).toBe(0);
  await ticket.getByRole('button', { name: 'Make it', disabled: true }).press('Enter');
  await idea.and(page.locator(':focus')).waitFor();
  const { body } = await app.get('/generations', { token: ada.accessToken });
  expect(body.data).toEqual([]);
  await idea.fill('a bear with a hat');
  await pay.waitFor();
});

it('lets an idea of somebody new wait for their account, and for what the page will not show', async () => {
  const { page } = await visit(STUDIO);
  await page.setViewportSize({ width: 390, height: 844 });
  const begun: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/generations')) begun.push('run');
  });
  await page.getByLabel('What should be on the page?').fill('A bear with a gyroscope');
  await page.getByText('Your idea and your settings stay here meanwhile.').waitFor();
  await page.getByRole('button', { name: /make it$/i }).click();
  await page.getByText('Your idea and your settings wait on the table.').waitFor();
  await page.getByLabel('What shall we call you?').fill('Ada');
  await page.getByLabel('Email').fill(`ada-${Date.now()}@example.test`);
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.getByRole('button', { name: 'Make my account' }).click();
  const ticket = page.getByRole('region', { name: 'Price and start' });
  await ticket.getByText('cannot draw it yet: “gyroscope”.').waitFor();
  const button = ticket.getByRole('button', { name: 'Make it', exact: true });
  await eventually(async () => {
    const box = await button.boundingBox();
    return box !== null && box.y + box.height < 844;
  });
  expect(begun).toEqual([]);
});
