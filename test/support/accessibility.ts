import { expect } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds on the page that keeps people from using it. */
export async function seriousFindings(page: Page): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) {
    await page.evaluate(readFileSync(AXE, 'utf8'));
  }
  // Judged in the page, for what axe answers is long and only this is needed of it.
  return page.evaluate<string[]>(FIND_SERIOUS);
}

const FIND_SERIOUS = `axe.run({ resultTypes: ['violations'] }).then(({ violations }) =>
  violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 160)).join(' | ')),
)`;

/** By how many pixels the page is wider than the screen. */
export async function overhang(page: Page): Promise<number> {
  return page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
}

/** That the page fits the screen and keeps nobody from using it. */
export async function expectWell(page: Page): Promise<void> {
  expect(await overhang(page)).toBeLessThanOrEqual(0);
  expect(await seriousFindings(page)).toEqual([]);
}
