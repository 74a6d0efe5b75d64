import type { Page } from 'playwright-core';

/**
 * Goes to an address of the app that is open on `page` as its own links do, without loading it anew,
 * which takes most of the time of a test with many pages. On the way it waits on a page that is not
 * there, so that nothing seen afterwards is left from the page before.
 */
export async function goWithin(page: Page, root: '/' | '/admin/', path: string): Promise<void> {
  await follow(page, `${root}no-such-page`);
  await page.getByText('no page at this address').first().waitFor();
  await follow(page, path);
}

/** A string, for it runs in the browser. */
const follow = (page: Page, address: string): Promise<unknown> =>
  page.evaluate(`history.pushState({}, '', ${JSON.stringify(address)});
    dispatchEvent(new PopStateEvent('popstate', { state: history.state }));`);
