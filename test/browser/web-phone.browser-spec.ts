import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { smallPhoto, startRun, untilEnded, upload } from '../factories/runs.js';
import {
  type App,
  launchBrowser,
  type SignedUp,
  startApp,
  type TestBrowser,
  type WatchedPage,
} from '../harness.js';
import { eventually } from '../support/eventually.js';
import { signInOn } from '../support/sign-in-page.js';
import { thorough } from '../support/thorough.js';

const HEADER = 64;
const SCREEN = { width: 390, height: 844 };

let app: App;
let browser: TestBrowser;
const open: WatchedPage[] = [];

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp({ role: 'api' }), launchBrowser()]);
}, 60_000);

afterEach(async () => {
  await Promise.all(open.splice(0).map((watched) => watched.close()));
});

async function phone(): Promise<Page> {
  const watched = await browser.newPage({
    viewport: SCREEN,
    hasTouch: true,
    isMobile: true,
  });
  open.push(watched);
  watched.page.setDefaultTimeout(20_000);
  return watched.page;
}

async function signIn(page: Page, path: string, account: SignedUp): Promise<void> {
  await signInOn(page, app, account, path);
}

/** Where it lies once the page has stopped scrolling. */
async function restingBox(element: ReturnType<Page['getByText']>) {
  for (let last = -1; ;) {
    const box = (await element.boundingBox())!;
    if (box.y === last) return box;
    last = box.y;
    await element.page().waitForTimeout(60);
  }
}

/** Waits until the element lies between the header and the lower edge of the screen. */
async function isOnScreen(page: Page, element: ReturnType<Page['getByText']>): Promise<void> {
  await element.waitFor();
  for (let tries = 0; ; tries += 1) {
    const box = await element.boundingBox();
    if (box && box.y >= HEADER && box.y + box.height <= SCREEN.height) return;
    if (tries > 40) throw new Error(`it lies at ${JSON.stringify(box)}`);
    await page.waitForTimeout(100);
  }
}

describe('the studio on a phone', () => {
  thorough(
    'shows the work, then the picture, without a hand on the page',
    async () => {
      const page = await phone();
      await signIn(page, '/studio/photo-duotone', await app.signUp());
      await page.getByLabel('Use the sample photo: A cat').tap();
      await page.getByText('Free run 1 of 5').waitFor();
      await page.getByRole('button', { name: 'Make it' }).tap();
      await isOnScreen(page, page.getByText('You are next'));
      await isOnScreen(page, page.getByRole('button', { name: 'Cancel' }));
      await startApp({ role: 'worker', databaseUrl: app.databaseUrl!, dataDir: app.dataDir });
      await isOnScreen(page, page.getByRole('heading', { name: 'There it is' }));
      await isOnScreen(page, page.getByRole('link', { name: 'Download, print, keep' }));
    },
    60_000,
  );

  thorough(
    'leaves the photo where it is from the first step to the last',
    async () => {
      await startApp({ role: 'worker', databaseUrl: app.databaseUrl!, dataDir: app.dataDir });
      const page = await phone();
      await signIn(page, '/studio/photo-duotone', await app.signUp());
      await page.getByLabel('Use the sample photo: A cat').tap();
      await page.getByAltText('Your photo', { exact: true }).waitFor();
      await page.getByText('Free run 1 of 5').waitFor();
      await page.evaluate(`(() => {
      window.heights = new Set();
      const look = () => {
        window.heights.add(Math.round(document.querySelector('.mount')?.offsetHeight ?? 0));
        requestAnimationFrame(look);
      };
      look();
    })()`);
      await page.getByRole('button', { name: 'Make it' }).tap();
      await page.getByRole('heading', { name: 'There it is' }).waitFor();
      const heights = await page.evaluate<number[]>('[...window.heights]');
      expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(3);
    },
    60_000,
  );

  it('says beside the title what cannot be printed, before anything runs', async () => {
    const page = await phone();
    await signIn(page, '/studio/coloring-from-photo', await app.signUp());
    await page.getByLabel('Use the sample photo: A cat').tap();
    await page.getByText('Free run 1 of 5').waitFor();
    await page.getByLabel(/^Title/).fill('Luna 🐈');
    await page.getByRole('button', { name: 'Make it' }).tap();
    await isOnScreen(page, page.getByText('emoji cannot.'));
    expect(page.url()).not.toContain('run=');
  });

  it('shows what is missing where it is missing, and goes on from there', async () => {
    const page = await phone();
    await signIn(page, '/studio/coloring-from-prompt', await app.signUp());
    const idea = page.getByLabel('What should be on the page?');
    await page.getByRole('button', { name: 'Make it' }).tap();
    await isOnScreen(page, page.getByText('Say what should be on the page.'));
    await isOnScreen(page, idea);
    await idea.and(page.locator(':focus')).waitFor();
    // What is too long stands as it came in, and is told at once.
    await page.keyboard.insertText('snow '.repeat(90));
    await isOnScreen(page, page.getByText('At most 400 characters; these are 449.'));
    expect(await idea.inputValue()).toHaveLength(450);

    await page.goto(`${app.url}/studio/photo-duotone`);
    await page.getByRole('button', { name: 'Make it' }).tap();
    await isOnScreen(page, page.getByText('A photo is needed first.'));
    const choose = page.getByRole('button', { name: 'Choose a photo' });
    await isOnScreen(page, choose);
    await choose.and(page.locator(':focus')).waitFor();
  });

  thorough(
    'moves the seam by a sideways finger only: the page scrolls under the others',
    async () => {
      const page = await phone();
      await page.goto(`${app.url}/studio/photo-duotone`);
      const seam = page.getByRole('slider', { name: /Compare/ });
      const finger = await page.context().newCDPSession(page);
      const swipe = async (dx: number, dy: number) => {
        await seam.scrollIntoViewIfNeeded();
        const { x, y, height } = await restingBox(seam);
        const at = (part: number) => [{ x: x + 90 + dx * part, y: y + height / 2 + dy * part }];
        const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', part?: number) =>
          finger.send('Input.dispatchTouchEvent', {
            type,
            touchPoints: part === undefined ? [] : at(part),
          });
        await send('touchStart', 0);
        for (let part = 0.1; part <= 1; part += 0.1) await send('touchMove', part);
        await send('touchEnd');
      };
      const share = async () => Number(await seam.getAttribute('aria-valuenow'));
      await swipe(0, 120);
      expect(await share()).toBe(50);
      await swipe(-120, 4);
      await eventually(async () => (await share()) < 45);
    },
  );
});

thorough(
  'fits with letters of twice the size',
  async () => {
    const account = await app.signUp();
    const token = account.accessToken;
    await startApp({ role: 'worker', databaseUrl: app.databaseUrl!, dataDir: app.dataDir });
    const asset = await upload(app, token, await smallPhoto());
    const { body: run } = await startRun(app, token, asset, { type: 'coloring-from-photo' });
    await untilEnded(app, token, run.id as string, 50_000);
    const page = await phone();
    const overhang = async (path: string) => {
      await page.goto(app.url + path);
      await page.addStyleTag({ content: 'html { font-size: 32px !important; }' });
      await page.getByRole('heading', { level: 1 }).waitFor();
      return page.evaluate<number>(`document.documentElement.scrollWidth - ${SCREEN.width}`);
    };
    const found: Record<string, number> = {};
    for (const path of ['/', '/catalogue', '/studio/photo-1990s', '/sign-up', '/nowhere']) {
      found[path] = await overhang(path);
    }
    await signIn(page, '/gallery', account);
    for (const path of ['/gallery', `/g/${run.id}`, '/account']) found[path] = await overhang(path);
    expect(Object.entries(found).filter(([, pixels]) => pixels > 0)).toEqual([]);
  },
  90_000,
);

thorough(
  'keeps its header in one row, whatever the size of the text, with every way in it or its menu',
  async () => {
    const page = await phone();
    const header = page.locator('header.site');
    const rows = async (path: string, size: number): Promise<number> => {
      await page.goto(app.url + path);
      await page.addStyleTag({ content: `html { font-size: ${size}px !important; }` });
      await page.getByRole('button', { name: 'Open menu' }).waitFor();
      return (await header.boundingBox())!.height / size;
    };
    for (const size of [16, 20, 24, 32])
      expect([size, await rows('/', size)]).toEqual([size, expect.closeTo(4.06, 1)]);
    expect(await header.getByRole('link', { name: 'Start free' }).isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Open menu' }).tap();
    await page.getByRole('link', { name: 'Make an account' }).tap();
    await page.getByRole('heading', { name: 'Five pictures are on us' }).waitFor();
    await signIn(page, '/account', await app.signUp());
    expect(await rows('/account', 32)).toBeCloseTo(4.06, 1);
  },
  60_000,
);

thorough(
  'says how much is free and how long things are kept as the server does',
  async () => {
    const page = await phone();
    // The real answers, as another installation would give them.
    await page.route('**/api/v1/billing/plans', async (route) => {
      const body = await (await route.fetch()).json();
      for (const plan of body.data) plan.freeRuns = 3;
      await route.fulfill({ json: body });
    });
    await page.route('**/api/v1/service', async (route) => {
      const body = await (await route.fetch()).json();
      Object.assign(body.kept, { ephemeralMinutes: 8, galleryDays: 45, unusedUploadHours: 36 });
      await route.fulfill({ json: body });
    });
    await page.goto(app.url);
    await page.getByText('3 free pictures every month').first().waitFor();
    await page.getByText('erased eight minutes after you download them').waitFor();
    await page.goto(`${app.url}/sign-up`);
    await page.getByRole('heading', { name: 'Three pictures are on us' }).waitFor();
    await signIn(page, '/account/privacy', await app.signUp());
    await page.getByText('go 8 minutes after you download them, or after 24 hours').waitFor();
    await page.getByText('stay 45 days; favourites until you let them go').waitFor();
    await page.getByText('go after 36 hours, or with the result made from them').waitFor();
  },
  60_000,
);

thorough(
  'shows a panorama high enough to see something in it, to be moved sideways',
  async () => {
    const account = await app.signUp();
    const token = account.accessToken;
    await startApp({ role: 'worker', databaseUrl: app.databaseUrl!, dataDir: app.dataDir });
    const asset = await upload(app, token, await smallPhoto(2000, 200));
    const { body: run } = await startRun(app, token, asset);
    await untilEnded(app, token, run.id as string, 50_000);
    const page = await phone();
    await signIn(page, `/g/${run.id}`, account);
    const picture = page.getByAltText(/^The result/);
    const { width, height } = (await picture.boundingBox())!;
    expect(height).toBeGreaterThan(150);
    expect(width / height).toBeCloseTo(10, 0);
    const frame = page.getByRole('group', { name: /wide picture/ });
    expect((await frame.boundingBox())!.width).toBeLessThan(SCREEN.width);
    expect(
      await page.evaluate<number>(`document.documentElement.scrollWidth - ${SCREEN.width}`),
    ).toBe(0);
  },
  90_000,
);

it.each([
  ['/gallery', 'Sign in to see your gallery'],
  ['/account/security', 'Sign in to your account'],
])('says at the door what %s needs a sign-in for', async (path, title) => {
  const page = await phone();
  await page.goto(app.url + path);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
});

thorough(
  'shows in the gallery what becomes done meanwhile',
  async () => {
    const idle = await startApp({ role: 'api' });
    const account = await idle.signUp();
    await startRun(idle, account.accessToken, await upload(idle, account.accessToken));
    const page = await phone();
    await page.goto(`${idle.url}/sign-in?returnTo=/gallery`);
    await page.getByLabel('Email').fill(account.email);
    await page.getByLabel('Password', { exact: true }).fill(account.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('link', { name: /Duotone/ }).waitFor();
    expect(await page.locator('main img').count()).toBe(0);
    await startApp({ role: 'worker', databaseUrl: idle.databaseUrl!, dataDir: idle.dataDir });
    await page.locator('main img').waitFor({ timeout: 45_000 });
  },
  90_000,
);
