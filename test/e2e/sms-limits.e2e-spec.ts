import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomInt } from 'node:crypto';
import pg from 'pg';
import { type ApiAnswer, type App, startApp } from '../harness.js';
import { selectRows } from '../support/select-rows.js';
import { codeIn, inboxOf, messageTo, newPhone, otherCode } from '../support/sms.js';
import { thorough } from '../support/thorough.js';

/** As shipped. Callers are told apart by what the proxy in front says. */
const AS_SHIPPED = { RATE_LIMIT_FACTOR: '1', TRUSTED_PROXIES: '1' };
const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

let app: App;

beforeAll(async () => {
  app = await startApp({ env: AS_SHIPPED });
});
beforeEach(() => rows('truncate rate_limit_counter'));

const rows = <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  selectRows(app.databaseUrl, sql, values);
/** Lets time pass for the limits. */
const pass = (seconds: number): Promise<unknown> =>
  rows('update rate_limit_counter set expire = expire - $1', [seconds * 1_000]);

const newIp = (): string => `203.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
const from = (ip: string) => ({ headers: { 'x-forwarded-for': ip } });
const request = (phone: string, ip = newIp()): Promise<ApiAnswer> =>
  app.post('/auth/sms/request-otp', { body: { phone }, ...from(ip) });
const verify = (phone: string, otp: string, ip = newIp()): Promise<ApiAnswer> =>
  app.post('/auth/sms/verify-otp', { body: { phone, otp }, ...from(ip) });
const codeTo = async (phone: string, count = 1): Promise<string> =>
  codeIn(await messageTo(app, phone, count));

async function signIn(phone: string): Promise<void> {
  const before = (await inboxOf(app, phone)).length;
  expect((await request(phone)).status).toBe(202);
  expect((await verify(phone, await codeTo(phone, before + 1))).status).toBe(200);
}

/** A refusal tells the rule, how long to wait, and what helps. */
function expectRefusal(answer: ApiAnswer, rule: string, longest: number): void {
  expect(answer.status).toBe(429);
  const { code, message, details } = answer.body.error;
  expect([code, details.rule]).toEqual(['RATE_LIMIT_EXCEEDED', rule]);
  const wait = Number(answer.headers.get('retry-after'));
  expect(wait).toBe(details.retryAfter);
  expect(wait).toBeGreaterThan(longest - 60);
  expect(wait).toBeLessThanOrEqual(longest);
  expect(message).toMatch(/ in \d+ (seconds|minutes|hours)/);
}

describe('asking for codes', () => {
  it('is possible once a minute for a number, whoever asks, and other numbers do not wait', async () => {
    const phone = newPhone();
    expect((await request(phone)).status).toBe(202);
    expectRefusal(await request(phone), 'otp-phone-minute', MINUTE);
    expect((await request(newPhone())).status).toBe(202);
    await pass(MINUTE - 5);
    expect((await request(phone)).status).toBe(429);
    await pass(6);
    expect((await request(phone)).status).toBe(202);
  });

  it('of twenty at once sends one', async () => {
    const phone = newPhone();
    const answers = await Promise.all(Array.from({ length: 20 }, () => request(phone)));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    await codeTo(phone);
    expect(await inboxOf(app, phone)).toHaveLength(1);
  });

  it('is possible five times an hour for a number; being refused does not count', async () => {
    const phone = newPhone();
    for (let sent = 1; sent <= 5; sent++) {
      expect((await request(phone)).status).toBe(202);
      for (let at = 0; at < 3; at++) expect((await request(phone)).status).toBe(429);
      await pass(MINUTE + 1);
    }
    expectRefusal(await request(phone), 'otp-phone-hour', HOUR - 5 * (MINUTE + 1));
    await pass(HOUR - 5 * (MINUTE + 1));
    expect((await request(phone)).status).toBe(202);
  });

  it('is possible twenty times an hour from one address', async () => {
    const ip = newIp();
    for (let at = 0; at < 20; at++) expect((await request(newPhone(), ip)).status).toBe(202);
    const phone = newPhone();
    expectRefusal(await request(phone, ip), 'otp-ip-hour', HOUR);
    expect((await request(phone)).status).toBe(202);
  });

  it('counts an IPv6 household as one', async () => {
    for (let at = 0; at < 20; at++) await request(newPhone(), `2001:db8:1:2::${at + 1}`);
    expectRefusal(await request(newPhone(), '2001:db8:1:2:ffff::1'), 'otp-ip-hour', HOUR);
  });
});

describe('guessing', () => {
  it('compares three of a thousand guesses at one code', async () => {
    const phone = newPhone();
    await request(phone);
    const code = await codeTo(phone);
    const counts: Record<number, number> = {};
    for (let at = 0; at < 1_000; at += 20) {
      const wave = Array.from({ length: 20 }, (_, i) => verify(phone, otherCode(code, at + i + 1)));
      for (const { status } of await Promise.all(wave)) counts[status] = (counts[status] ?? 0) + 1;
    }
    expect(counts).toEqual({ 401: 1_000 });
    const [compared] = await rows<{ attempts: number; points: number }>(
      `select attempts, points from otp_challenge c
       join rate_limit_counter r on r.key = 'otp-compare-phone:' || c.phone_hash
       order by c.updated_at desc limit 1`,
    );
    expect(compared).toEqual({ attempts: 3, points: 3 });
    expect((await verify(phone, code)).status).toBe(401);
  }, 60_000);

  thorough(
    'over a day of new codes compares a hundred, then not even the right one',
    async () => {
      const phone = newPhone();
      let sent = 0;
      const newCode = async (): Promise<string> => {
        // What is asked for is not what this is about: every hour is a new one for that.
        await rows(`delete from rate_limit_counter where key not like 'otp-compare-phone:%'`);
        expect((await request(phone)).status).toBe(202);
        return codeTo(phone, ++sent);
      };
      const guess = async (code: string, by: number): Promise<number> =>
        (await verify(phone, otherCode(code, by))).status;
      for (let compared = 0; compared < 99; compared += 3) {
        const code = await newCode();
        expect([await guess(code, 1), await guess(code, 2), await guess(code, 3)]).toEqual([
          401, 401, 401,
        ]);
      }
      const last = await newCode();
      expect(await guess(last, 1)).toBe(401);
      expectRefusal(await verify(phone, last), 'otp-compare-phone', DAY);
      await rows(`delete from rate_limit_counter where key not like 'otp-compare-phone:%'`);
      expectRefusal(await request(phone), 'otp-compare-phone', DAY);

      await pass(DAY);
      expect((await verify(phone, await newCode())).status).toBe(200);
    },
    120_000,
  );

  it('has its hundredth comparison, too', async () => {
    const phone = newPhone();
    await request(phone);
    const code = await codeTo(phone);
    expect((await verify(phone, otherCode(code))).status).toBe(401);
    await rows(`update rate_limit_counter set points = 99 where key like 'otp-compare-phone:%'`);
    expect((await verify(phone, code)).status).toBe(200);
  });
});

describe('a thousand numbers of one range', () => {
  const RANGE = '1512';
  const phoneAt = (at: number): string => `+49${RANGE}${String(at).padStart(7, '0')}`;
  const states = async (): Promise<Record<string, number>> => {
    const found = await rows<{ state: string; count: number }>(
      `select case state when 'withheld' then state else 'sent' end as state, count(*)::int
       from outgoing_message group by 1`,
    );
    return Object.fromEntries(found.map(({ state, count }) => [state, count]));
  };

  thorough(
    'get fifty messages, and nobody is told; the owner of one of them signs in all the same',
    async () => {
      const owner = phoneAt(9_999_999);
      await signIn(owner);
      await rows('truncate rate_limit_counter');
      await rows('truncate outgoing_message');

      const bodies = new Set<string>();
      for (let at = 0; at < 1_000; at += 25) {
        const wave = Array.from({ length: 25 }, (_, i) => request(phoneAt(at + i)));
        for (const { status, body } of await Promise.all(wave)) {
          expect(status).toBe(202);
          bodies.add(JSON.stringify(body));
        }
      }
      expect(bodies.size).toBe(1);
      expect(await states()).toEqual({ sent: 50, withheld: 950 });

      // Whoever has signed in before is not held back, and sees no difference.
      const answer = await request(owner);
      expect(JSON.stringify(answer.body)).toBe([...bodies][0]);
      expect((await verify(owner, await codeTo(owner, 2))).status).toBe(200);
      // Nor are other ranges.
      const elsewhere = newPhone('1517');
      await request(elsewhere);
      await codeTo(elsewhere);

      // Somebody whose message arrived makes room for another.
      const [{ count }] = (await rows<{ count: number }>(
        `select points as count from rate_limit_counter where key = 'otp-unverified-prefix:DE:1512'`,
      )) as [{ count: number }];
      expect(count).toBe(50);
      const reached = phoneAt(0);
      expect((await verify(reached, await codeTo(reached))).status).toBe(200);
      const next = phoneAt(2_000);
      await request(next);
      await codeTo(next);
      const held = phoneAt(2_001);
      await request(held);
      expect(await states()).toMatchObject({ withheld: 951 });
      expect(await inboxOf(app, held)).toEqual([]);
    },
    180_000,
  );
});

describe('when the counters cannot be reached', () => {
  thorough(
    'no code is sent and none compared: 503, and when to come back',
    async () => {
      const phone = newPhone();
      await request(phone);
      const code = await codeTo(phone);
      const client = new pg.Client({ connectionString: app.databaseUrl });
      await client.connect();
      try {
        await client.query('begin');
        await client.query('lock table rate_limit_counter in access exclusive mode');
        const other = newPhone();
        const [asked, tried] = await Promise.all([request(other), verify(phone, code)]);
        for (const { status, body, headers } of [asked, tried]) {
          expect([status, body.error.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
          expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
        }
        expect(await inboxOf(app, other)).toEqual([]);
      } finally {
        await client.end();
      }
      expect((await verify(phone, code)).status).toBe(200);
    },
    60_000,
  );
});
