import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { seriousFindings } from './accessibility.js';

/** Signs in on the console's page for it. */
export async function signIn(
  page: Page,
  account: { email: string; password: string },
): Promise<void> {
  await page.getByLabel('Email').fill(account.email);
  await page.getByLabel('Password').fill(account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor({ state: 'detached' });
}

/** Fails on any barrier that the checker calls serious or critical. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  // Colours are judged once they have stopped changing.
  await page.waitForTimeout(300);
  expect({ what, found: await seriousFindings(page) }).toEqual({ what, found: [] });
}
