import type { INestApplicationContext } from '@nestjs/common';
import { type DemoAccount, DemoAccounts } from './auth/index.js';
import { PriceBook } from './billing/index.js';
import { ShippedCatalogue } from './transformation-types/index.js';
import { RolesService } from './users/index.js';

export type { DemoAccount };

/**
 * Puts in place what the program needs before it serves: roles, the shipped catalogue and prices, and, in the
 * embedded default only, the demo accounts.
 */
export async function prepareData(
  app: INestApplicationContext,
  options: { demoAccounts: boolean },
): Promise<readonly DemoAccount[]> {
  const people = async (): Promise<readonly DemoAccount[]> => {
    await app.get(RolesService).prepare();
    return options.demoAccounts ? app.get(DemoAccounts).prepare() : [];
  };
  const [accounts] = await Promise.all([
    people(),
    app.get(ShippedCatalogue).takeIn(),
    app.get(PriceBook).takeIn(),
  ]);
  return accounts;
}
