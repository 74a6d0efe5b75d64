import { expect, it } from '@jest/globals';
import { note } from '../support/note.js';
import { compareWithModel } from '../support/ledger-model.js';

it('the ledger agrees with a model over 1,000 histories of 50 steps', async () => {
  const started = Date.now();
  await expect(compareWithModel(1_000, 50)).resolves.toBeUndefined();
  note('the ledger and its model', {
    steps: 50_000,
    seconds: Math.round((Date.now() - started) / 1000),
  });
}, 900_000);
