import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { pino } from 'pino';
import { newPhone } from '../../../test/support/sms.js';
import { type OpenDatabase, openDatabase } from '../../../test/support/open-database.js';
import { Clock } from '../../platform/clock.js';
import type { AppConfig, RateLimitRule } from '../../platform/config/index.js';
import { newId } from '../../platform/database/index.js';
import type { Logger } from '../../platform/observability/index.js';
import { RateLimiter } from '../../platform/rate-limit/index.js';
import { parsePhoneNumber } from '../../users/index.js';
import { OtpSweeper } from './otp-sweeper.js';
import { SmsLimits, type SendVerdict } from './sms-limits.js';

const lines: string[] = [];
const logger = pino({}, { write: (line: string) => lines.push(line) }) as Logger;

let open: OpenDatabase;

beforeAll(async () => {
  open = await openDatabase(8);
});
beforeEach(() => open.db.rows(sql`truncate rate_limit_counter`));
afterAll(() => open.close());

/** Limits of which some are small enough to be reached here. */
function limitsWith(points: Partial<Record<RateLimitRule, number>>): SmsLimits {
  const rules = { ...open.config.limits.rules };
  for (const [rule, limit] of Object.entries(points)) {
    rules[rule as RateLimitRule] = { ...rules[rule as RateLimitRule], points: limit };
  }
  const config = { ...open.config, limits: { factor: 1, rules } } as AppConfig;
  return new SmsLimits(open.db, new RateLimiter(open.db, config, logger), config, logger);
}

function send(limits: SmsLimits, number: string, isProven = false): Promise<SendVerdict> {
  const phone = parsePhoneNumber(number);
  return open.db.transaction(async (em) => {
    const verdict = await limits.countSend(em, {
      phone,
      phoneHash: newId(),
      ip: `10.${Math.floor(Math.random() * 255)}.${Math.floor(Math.random() * 255)}.1`,
      isProven,
    });
    await limits.undoing(verdict).execute(em.getKysely<unknown>());
    return verdict;
  });
}

/** How many of these messages went out. */
async function sent(limits: SmsLimits, numbers: readonly string[]): Promise<number> {
  let count = 0;
  for (const number of numbers) if (!(await send(limits, number)).withhold) count++;
  return count;
}

const points = async (key: string): Promise<number> =>
  (
    await open.db.row(
      sql<{ points: number }>`select points from rate_limit_counter where key = ${key}`,
    )
  )?.points ?? 0;

const german = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => newPhone(String(1511 + (at % 7))));
const french = (count: number): string[] =>
  Array.from(
    { length: count },
    (_, at) => `+336${String(10_000_000 + at * 7_919_731).slice(0, 8)}`,
  );

describe('messages to numbers that nobody signs in with', () => {
  it('are capped for a range, and other ranges of the country are not', async () => {
    const limits = limitsWith({ 'otp-unverified-prefix': 3 });
    const oneRange = Array.from({ length: 5 }, () => newPhone('1511'));
    expect(await sent(limits, oneRange)).toBe(3);
    expect(await sent(limits, [newPhone('1512')])).toBe(1);
  });

  it('are capped for a country over all its ranges, and other countries are not', async () => {
    const limits = limitsWith({ 'otp-unverified-country': 4 });
    expect(await sent(limits, german(9))).toBe(4);
    expect(await sent(limits, french(2))).toBe(2);
  });

  it('are capped in all', async () => {
    const limits = limitsWith({ 'otp-unverified-all': 5 });
    expect(await sent(limits, [...german(4), ...french(4)])).toBe(5);
  });

  it('use up nothing where they are held back', async () => {
    const limits = limitsWith({ 'otp-unverified-country': 4 });
    await sent(limits, german(9));
    expect(await points('otp-unverified-country:DE')).toBe(4);
    expect(await points('otp-unverified-all:all')).toBe(4);
  });

  it('are no matter to those who do sign in', async () => {
    const limits = limitsWith({ 'otp-unverified-all': 1, 'otp-unverified-prefix': 1 });
    await sent(limits, german(5));
    for (const number of german(5)) {
      expect(await send(limits, number, true)).toMatchObject({
        withhold: false,
        isUnverified: false,
      });
    }
    expect(await points('otp-unverified-all:all')).toBe(1);
  });

  it('make room once somebody signs in', async () => {
    const limits = limitsWith({ 'otp-unverified-prefix': 2 });
    const [first, second, third] = ['+4915110000001', '+4915110000002', '+4915110000003'] as const;
    expect(await sent(limits, [first, second, third])).toBe(2);
    await limits.countVerified(parsePhoneNumber(first), 1);
    expect(await sent(limits, [third])).toBe(1);
  });

  it('say in the log which rule held them back, and no number', async () => {
    const limits = limitsWith({ 'otp-unverified-prefix': 1 });
    lines.length = 0;
    const numbers = ['+4915110000001', '+4915110000002'];
    await sent(limits, numbers);
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { level: 40, country: 'DE', rules: ['otp-unverified-prefix'], msg: 'code withheld' },
    ]);
    expect(lines.join('')).not.toContain('1511');
  });
});

it('no more messages go out on one day than the whole day has, to nobody', async () => {
  const limits = limitsWith({ 'otp-all-day': 3 });
  expect(await sent(limits, german(2))).toBe(2);
  await send(limits, newPhone(), true);
  await expect(send(limits, newPhone(), true)).rejects.toMatchObject({
    code: 'RATE_LIMIT_EXCEEDED',
    details: { rule: 'otp-all-day' },
    message: expect.stringMatching(/in 24 hours, or sign in another way/),
  });
});

it('challenges are swept a day after they expired', async () => {
  const clock = new Clock(open.config);
  const insert = (holder: string, expiresAt: Date) =>
    open.db.rows(sql`
      insert into otp_challenge (id, created_at, updated_at, purpose, holder, phone_hash, code_hash,
                                 expires_at)
      values (${newId()}, now(), now(), 'login', ${holder}, 'hash', 'hash', ${expiresAt})`);
  await insert('old', clock.in(-86_401_000));
  await insert('new', clock.in(-86_000_000));
  await new OtpSweeper(open.db, clock, open.config, logger).sweep();
  const left = await open.db.rows(sql<{ holder: string }>`select holder from otp_challenge`);
  expect(left).toEqual([{ holder: 'new' }]);
});
