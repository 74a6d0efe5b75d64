import { afterEach } from '@jest/globals';
import type { BrowserContextOptions } from 'playwright-core';
import type { App, SignedUp, TestBrowser, WatchedPage } from '../harness.js';
import { signInOn } from './sign-in-page.js';

export interface Visits {
  /** Opens a page in a browser profile of its own. */
  visit(path: string, options?: BrowserContextOptions): Promise<WatchedPage>;
  /** The same, signed in: ends on `path`. */
  visitAs(
    person: Pick<SignedUp, 'email' | 'password'>,
    path: string,
    options?: BrowserContextOptions,
  ): Promise<WatchedPage>;
}

/**
 * For the top of a file: opens pages, and closes them after each test.
 *
 * @param stage what the file's `beforeAll` has started
 */
export function visits(
  stage: () => { app: App; browser: TestBrowser },
  defaults: BrowserContextOptions = {},
): Visits {
  const open: WatchedPage[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((watched) => watched.close()));
  });
  const newPage = async (options: BrowserContextOptions): Promise<WatchedPage> => {
    const { browser } = stage();
    const watched = await browser.newPage({ ...defaults, ...options });
    open.push(watched);
    watched.page.setDefaultTimeout(15_000);
    return watched;
  };
  return {
    async visit(path, options = {}) {
      const watched = await newPage(options);
      await watched.page.goto(stage().app.url + path);
      return watched;
    },
    async visitAs(person, path, options = {}) {
      const watched = await newPage(options);
      await signInOn(watched.page, stage().app, person, path);
      return watched;
    },
  };
}
