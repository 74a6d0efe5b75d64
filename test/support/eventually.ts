import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until it is so, and fails after `ms`. */
export async function eventually(
  isSo: () => boolean | Promise<boolean>,
  ms = 5_000,
): Promise<void> {
  for (const end = Date.now() + ms; !(await isSo()); await sleep(20)) {
    if (Date.now() > end) throw new Error(`It did not become so within ${ms} ms.`);
  }
}
