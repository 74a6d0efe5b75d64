import type { Page } from 'playwright-core';
import type { Permission } from '../../src/users/index.js';
import type { Things } from './console-table.js';

export interface ConsoleAct {
  readonly what: string;
  /** All of these: the page as well as the deed. */
  readonly needs: readonly Permission[];
  readonly path: (things: Things) => string;
  /** Does it and waits until the console says so; leaves things as they were. */
  readonly act: (page: Page) => Promise<void>;
}

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

async function confirm(page: Page, verb: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  const reason = dialog.getByLabel('Reason');
  if ((await reason.count()) > 0) await reason.fill('A test of the console');
  await dialog.getByRole('button', { name: verb, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** What staff does in the console, done by every role that holds what it needs. */
export const ACTS: readonly ConsoleAct[] = [
  {
    what: 'signs somebody out',
    needs: ['users:read', 'sessions:revoke'],
    path: ({ guineaPigId }) => `/users/${guineaPigId}/show/sessions`,
    act: async (page) => {
      await press(page, 'Sign out everywhere');
      await confirm(page, 'Sign out everywhere');
      await page.getByText('Not signed in anywhere at the moment.').waitFor();
    },
  },
  {
    what: 'suspends somebody and lets them in again',
    needs: ['users:read', 'users:suspend'],
    path: ({ guineaPigId }) => `/users/${guineaPigId}/show`,
    act: async (page) => {
      await press(page, 'Suspend');
      await page.getByLabel('Type “suspend” to confirm').fill('suspend');
      await confirm(page, 'Suspend');
      await press(page, 'Reactivate');
      await confirm(page, 'Reactivate');
      await page.getByRole('button', { name: 'Suspend', exact: true }).waitFor();
    },
  },
  {
    what: 'gives credits',
    needs: ['users:read', 'credits:grant'],
    path: ({ guineaPigId }) => `/users/${guineaPigId}/show/credits`,
    act: async (page) => {
      await press(page, 'Grant credits');
      await page.getByLabel('Credits *').fill('3');
      await confirm(page, 'Grant 3');
      await page.getByText('3 credits granted').waitFor();
    },
  },
  {
    what: 'takes credits',
    needs: ['users:read', 'credits:grant', 'credits:take'],
    path: ({ guineaPigId }) => `/users/${guineaPigId}/show/credits`,
    act: async (page) => {
      await press(page, 'Take credits');
      await page.getByLabel('Credits *').fill('3');
      await confirm(page, 'Take 3');
      await page.getByText('3 credits taken').waitFor();
    },
  },
  {
    what: 'gives a role and takes it again',
    needs: ['users:read', 'roles:assign'],
    path: ({ guineaPigId }) => `/users/${guineaPigId}/show/roles`,
    act: async (page) => {
      await press(page, 'Give a role');
      await page.getByRole('dialog').getByLabel('Role').click();
      await page.getByRole('option', { name: 'Night shift' }).click();
      await confirm(page, 'Give');
      await press(page, 'Take Night shift');
      await confirm(page, 'Take');
      await page.getByText('is no longer Night shift').waitFor();
    },
  },
  {
    what: 'takes a product off and puts it on offer again',
    needs: ['types:write', 'types:publish'],
    path: ({ typeId }) => `/transformation-types/${typeId}/show`,
    act: async (page) => {
      await press(page, 'Disable');
      await confirm(page, 'Disable');
      await press(page, 'Enable');
      await confirm(page, 'Enable');
      await page.getByRole('button', { name: 'Disable', exact: true }).waitFor();
    },
  },
];
