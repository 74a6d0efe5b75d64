import { lazyRouteComponent } from '@tanstack/react-router';

import { ApiError } from '../api/api-error.js';

type Page = ReturnType<typeof lazyRouteComponent>;

const pages: Page[] = [];

/**
 * A page whose code is fetched when it is first needed. Browsers remember for good that a script did
 * not arrive, and the router then loads the whole document anew, with the photo on the table lost
 * and, without a network, nothing left to look at. So once the first page stands, nothing is asked
 * for that cannot arrive: the error says so, and the next try is a true one.
 */
export const lazyPage: typeof lazyRouteComponent = (load, name) => {
  const page = lazyRouteComponent(async () => {
    if (document.readyState === 'complete' && !(await isReachable())) throw ApiError.unreachable();
    return load();
  }, name);
  pages.push(page);
  return page;
};

/** Fetches the code of all pages, so that they open at once, without a network too. */
export async function loadAllPages(): Promise<void> {
  await Promise.all(pages.map(async (page) => page.preload?.()));
}

let asking: Promise<boolean> | null = null;

/** Pages that are loaded together ask together. */
function isReachable(): Promise<boolean> {
  asking ??= askHealth().finally(() => (asking = null));
  return asking;
}

async function askHealth(): Promise<boolean> {
  try {
    const response = await fetch('/health/live', { cache: 'no-store' });
    // An answer that nobody reads keeps its connection busy.
    await response.text();
    return response.ok;
  } catch {
    return false;
  }
}
