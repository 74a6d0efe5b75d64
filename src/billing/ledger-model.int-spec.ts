import { it } from '@jest/globals';
import { compareWithModel } from '../../test/support/ledger-model.js';

// `npm run test:faults -- test/faults/ledger-model` runs 1,000 histories.
it('the ledger agrees with a model over random histories', async () => {
  await compareWithModel(40, 50);
}, 120_000);
