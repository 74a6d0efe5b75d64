import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { insertQuote, insertType, insertUser } from '../../../test/factories/ledger-rows.js';
import { type OpenDatabase, openDatabase } from '../../../test/support/open-database.js';
import { openLedger } from '../../../test/support/open-ledger.js';
import { subjectKeys } from '../../../test/support/subject-keys.js';
import { AuditTrail } from '../../audit-log/index.js';
import type { Clock } from '../../platform/clock.js';
import { newId } from '../../platform/database/index.js';
import { SecretBox } from '../../platform/encryption/index.js';
import { PublicLinks } from '../../platform/http/index.js';
import { type MailTransport, Messages, type SmsTransport } from '../../platform/messaging/index.js';
import type { JobQueue } from '../../platform/queue/index.js';
import { MailRecipients } from '../../users/index.js';
import type { CreditLedger, HoldResult } from '../credit-ledger.js';
import { SpendingCaps } from './spending-caps.js';

let time: Date;
const clock = {
  now: () => new Date(time),
  in: (ms: number) => new Date(time.getTime() + ms),
} as Clock;

let open: OpenDatabase;
let ledger: CreditLedger;
let userId: string;
let quoteId: string;

beforeAll(async () => {
  open = await openDatabase(16);
  ledger = openLedger(clock, open.config);
});
afterAll(() => open.close());
beforeEach(async () => {
  time = new Date('2026-11-15T12:00:00Z');
  userId = await insertUser(open.db);
  const { versionId } = await insertType(open.db, `type-${userId}`);
  quoteId = await insertQuote(open.db, userId, versionId, 1000);
  const gift = { userId, credits: 1000, key: newId(), actorId: null };
  await open.db.transaction((em) => ledger.grant(em, { ...gift, memo: 'granted-by-staff' }));
});

const cap = (credits: number, alertAt: number) =>
  open.db.rows(sql`
    insert into spending_cap (user_id, created_at, updated_at, credits, alert_at)
    values (${userId}, now(), now(), ${credits}, ${alertAt})
    on conflict (user_id) do update set credits = excluded.credits`);

const hold = (credits: number): Promise<HoldResult | undefined> =>
  open.db.transaction((em) =>
    ledger.hold(em, { userId, generationId: newId(), quoteId, credits, freeTierEligible: false }),
  );

const settle = (held: HoldResult | undefined, captured: 'all' | number) =>
  open.db.transaction((em) => ledger.settle(em, held?.holdId ?? '', captured));

it('is passed by none of fifty runs that begin at once', async () => {
  await cap(100, 80);
  const held = await Promise.all(Array.from({ length: 50 }, () => hold(7)));
  expect(held.filter(Boolean)).toHaveLength(14);
  expect(held.filter((each) => each?.nearsCap)).toHaveLength(1);
  const pots = await open.db.rows(sql<{ kind: string; balance: number }>`
    select kind, balance::int as balance from ledger_account where user_id = ${userId} and unit = 'CREDIT'`);
  expect(Object.fromEntries(pots.map(({ kind, balance }) => [kind, balance]))).toEqual({
    available: 902,
    held: 98,
  });
});

it('counts what is held whole, what was charged as it was, and what was given back not at all', async () => {
  await cap(100, 100);
  const [first, second] = [await hold(50), await hold(50)];
  expect(await hold(1)).toBeUndefined();
  await settle(first, 0);
  await settle(second, 20);
  expect(await hold(81)).toBeUndefined();
  expect(await hold(80)).toBeDefined();
});

it('begins anew with every month (UTC), and so does the warning', async () => {
  time = new Date('2026-11-30T23:59:59.999Z');
  await cap(100, 80);
  expect(await hold(79)).toMatchObject({ nearsCap: false });
  expect(await hold(1)).toMatchObject({ nearsCap: true });
  expect(await hold(20)).toMatchObject({ nearsCap: false });
  expect(await hold(1)).toBeUndefined();
  time = new Date('2026-12-01T00:00:00Z');
  expect(await hold(80)).toMatchObject({ nearsCap: true });
  expect(await hold(21)).toBeUndefined();
});

it('leaves free runs alone', async () => {
  await cap(1, 1);
  const held = await open.db.transaction((em) =>
    ledger.hold(em, {
      userId,
      generationId: newId(),
      quoteId,
      credits: 10,
      freeTierEligible: true,
    }),
  );
  expect(held).toMatchObject({ paidBy: 'free-run', nearsCap: false });
  expect(await hold(10)).toBeUndefined();
});

describe('that the cap is near', () => {
  /** Nothing is to be sent in these tests, so nothing carries it. */
  function capsWithMail(mode: 'off' | 'sandbox'): SpendingCaps {
    const nowhere = { mode, send: () => Promise.reject(new Error('nothing is sent')) };
    const messages = new Messages(
      clock,
      new SecretBox(open.config),
      {} as JobQueue,
      nowhere satisfies MailTransport,
      nowhere satisfies SmsTransport,
    );
    const audit = new AuditTrail(clock, subjectKeys(open));
    const links = new PublicLinks(open.config);
    const recipients = new MailRecipients();
    return new SpendingCaps(open.db, clock, audit, messages, recipients, links, open.config);
  }

  it.each([
    ['no mail can be sent here', 'off', true],
    ['their address is not confirmed', 'sandbox', false],
  ] as const)(
    'is told to its owner in what happened alone where %s',
    async (_, mode, confirmed) => {
      if (confirmed) {
        await open.db.rows(sql`update app_user set email_verified_at = now() where id = ${userId}`);
      }
      await cap(10, 8);
      expect(await hold(8)).toMatchObject({ nearsCap: true });
      await open.db.transaction((em) => capsWithMail(mode).tell(em, userId));
      const told = await open.db.rows(sql`
      select action, diff from audit_event where entity_id = ${userId}::text
      union all select kind, null from outgoing_message where user_id = ${userId}`);
      expect(told).toEqual([{ action: 'spending-cap.neared', diff: { credits: 10, used: 8 } }]);
    },
  );
});
