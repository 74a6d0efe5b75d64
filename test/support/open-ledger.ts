import { CreditLedger } from '../../src/billing/credit-ledger.js';
import { CreditLots } from '../../src/billing/credit-lots.js';
import { FreeRuns } from '../../src/billing/free-runs.js';
import { GiveBacks } from '../../src/billing/give-backs.js';
import { TakeBacks } from '../../src/billing/take-backs.js';
import type { Clock } from '../../src/platform/clock.js';
import type { AppConfig } from '../../src/platform/config/index.js';

/** The ledger by itself, with what it is made of. */
export function openLedger(clock: Clock, config: AppConfig): CreditLedger {
  const lots = new CreditLots(clock);
  return new CreditLedger(
    clock,
    lots,
    new TakeBacks(clock, lots),
    new GiveBacks(clock, lots),
    new FreeRuns(clock, config),
    config,
  );
}
