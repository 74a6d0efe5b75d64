import type { Page } from 'playwright-core';
import type { App } from '../harness.js';

/** Signs in on the page for it, and waits until that has led to `returnTo`, a path. */
export async function signInOn(
  page: Page,
  app: Pick<App, 'url'>,
  account: { email: string; password: string },
  returnTo: string,
): Promise<void> {
  await page.goto(`${app.url}/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
  await page.getByLabel('Email').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const goal = new URL(returnTo, app.url);
  await page.waitForURL(({ pathname }) => pathname === goal.pathname);
}
