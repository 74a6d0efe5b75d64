import { beforeAll, describe, expect, it } from '@jest/globals';
import { type ApiAnswer, type App, sharedApp } from '../harness.js';
import { compareKinds } from '../support/compare-kinds.js';
import { newPhone, signInByPhone, verifyCode } from '../support/sms.js';
import { ALL, thorough } from '../support/thorough.js';

/** Fewer show a message more or less; so many, also a statement. */
const NUMBERS = ALL ? 40 : 15;
const ROUNDS = 5;

let app: App;
let known: string[];
let unknown: string[];

beforeAll(async () => {
  app = await sharedApp();
  known = Array.from({ length: NUMBERS }, () => newPhone());
  unknown = Array.from({ length: NUMBERS }, () => newPhone());
  for (const phone of known) await signInByPhone(app, phone);
  // Both kinds have been asked about before, so that neither is new to the program.
  for (const phone of unknown) await request(phone);
}, 120_000);

const request = (phone: string): Promise<ApiAnswer> =>
  app.post('/auth/sms/request-otp', { body: { phone } });

const compare = (ask: (phone: string) => Promise<ApiAnswer>) =>
  compareKinds({ known, unknown }, ROUNDS, ask);

describe('whether a number has an account', () => {
  it('cannot be told from asking for a code', async () => {
    const { answers, z } = await compare(request);
    expect(answers.known).toEqual(answers.unknown);
    expect(answers.known.size).toBe(1);
    expect(Math.abs(z)).toBeLessThan(4);
  }, 120_000);

  thorough(
    'cannot be told from trying codes, while there is one and when it is used up',
    async () => {
      for (const phone of [...known, ...unknown]) await request(phone);
      const { answers, z } = await compare((phone) => verifyCode(app, phone, '000000'));
      expect(answers.known).toEqual(answers.unknown);
      // Two, one and no tries left.
      expect(answers.known.size).toBe(3);
      expect(Math.abs(z)).toBeLessThan(4);
    },
    120_000,
  );
});
