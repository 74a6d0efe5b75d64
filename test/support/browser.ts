import type { Browser, BrowserContextOptions, BrowserType, Page } from 'playwright-core';
import { chromiumFiles } from './chromium-files.js';

export interface WatchedPage {
  readonly page: Page;
  /** Errors on the console, uncaught ones included. */
  readonly consoleErrors: string[];
  /** `METHOD url: reason` of requests that got no answer, or one of 400 and above. */
  readonly failedRequests: string[];
  close(): Promise<void>;
}

export interface TestBrowser {
  readonly browser: Browser;
  /**
   * A page in a browser profile of its own: nobody is signed in there. Nothing moves on it unless that is
   * asked for: what moves keeps a slow machine busy, and a test waiting.
   */
  newPage(options?: BrowserContextOptions): Promise<WatchedPage>;
  close(): Promise<void>;
}

/** Starts the Chromium that comes as an npm package, without a window. */
export async function startBrowser(): Promise<TestBrowser> {
  const { executablePath, env } = await chromiumFiles();
  const browser = await (
    await driver()
  ).launch({
    executablePath,
    env: { ...env, PATH: process.env['PATH'] ?? '' },
    // Root may not use Chromium's own sandbox. Everything that protects pages stays on, for the
    // content security policy and the cookies are part of what is tested.
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    headless: true,
  });
  return {
    browser,
    newPage: (options) => newPage(browser, options),
    close: () => browser.close(),
  };
}

/** That of the test environment; scripts, which have none, load their own. */
async function driver(): Promise<BrowserType> {
  const { chromiumDriver } = globalThis as { chromiumDriver?: BrowserType };
  return chromiumDriver ?? (await import('playwright-core')).chromium;
}

async function newPage(browser: Browser, options?: BrowserContextOptions): Promise<WatchedPage> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const consoleErrors: string[] = [];
  const failedRequests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') consoleErrors.push(message.text());
  });
  page.on('pageerror', (error) => consoleErrors.push(error.stack ?? error.message));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'failed';
    failedRequests.push(`${request.method()} ${request.url()}: ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() < 400) return;
    failedRequests.push(`${response.request().method()} ${response.url()}: ${response.status()}`);
  });
  return { page, consoleErrors, failedRequests, close: () => context.close() };
}
