import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { insertUser } from '../../../test/factories/ledger-rows.js';
import { eventually } from '../../../test/support/eventually.js';
import { type OpenDatabase, openDatabase } from '../../../test/support/open-database.js';
import type { Clock } from '../../platform/clock.js';
import { newId } from '../../platform/database/index.js';
import type { Logger } from '../../platform/observability/index.js';
import type { JobQueue } from '../../platform/queue/index.js';
import type { PeriodPayments } from './period-payments.js';
import type { SubscriptionNotices } from './subscription-notices.js';
import { SubscriptionSettlement } from './subscription-settlement.js';

const NOW = new Date('2026-11-15T12:00:00Z');
const clock = { now: () => NOW, in: (ms: number) => new Date(NOW.getTime() + ms) } as Clock;

let open: OpenDatabase;
let settlement: SubscriptionSettlement;
let versionId: string;

beforeAll(async () => {
  open = await openDatabase(4);
  // Of what is heard here nothing is paid, mailed, queued or complained of.
  settlement = new SubscriptionSettlement(
    clock,
    {} as JobQueue,
    {} as PeriodPayments,
    { decided: () => Promise.resolve() } as unknown as SubscriptionNotices,
    {} as Logger,
  );
  versionId = newId();
  await open.db.rows(sql`
    insert into offer_version (id, created_at, kind, slug, number, name, description, amount_minor,
      currency, credits, period, on_sale, sort_order, effective_from)
    values (${versionId}, ${NOW}, 'plan', 'premium', 1, 'Premium', 'A plan.', 999, 'USD', 1000,
      'month', true, 1, ${NOW})`);
});
afterAll(() => open.close());

async function planPayment(): Promise<string> {
  const id = newId();
  const userId = await insertUser(open.db);
  await open.db.rows(sql`
    insert into payment (id, created_at, updated_at, user_id, purpose, item, item_version_id, item_name,
      amount_minor, currency, credits_purchased, status, gateway, checks)
    values (${id}, ${NOW}, ${NOW}, ${userId}, 'plan', 'premium', ${versionId}, 'Premium', 999, 'USD',
      1000, 'PENDING', 'stripe', 0)`);
  return id;
}

it('of two things that are heard of a new subscription at the same moment, neither is lost', async () => {
  const of = { paymentId: await planPayment(), gatewaySubscriptionId: `sub_${newId()}` };
  const isWaitedFor = async () => {
    const waiting = await open.db.rows(sql`
      select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`);
    return waiting.length > 0;
  };
  let second: Promise<boolean> | undefined;
  await open.db.transaction(async (em) => {
    await settlement.apply(em, 'stripe', { kind: 'subscribed', ...of });
    second = open.db.transaction((other) =>
      settlement.apply(other, 'stripe', {
        kind: 'subscription',
        ...of,
        at: NOW.toISOString(),
        state: 'ACTIVE',
        versionId,
        endsAtPeriodEnd: true,
      }),
    );
    // It cannot see what is not committed yet.
    await eventually(isWaitedFor, 20_000);
  });
  expect(await second).toBe(true);
  const [row] = await open.db.rows(sql`
    select status, ends_at_period_end, (select count(*)::int from subscription_event e
      where e.subscription_id = s.id) as events
    from subscription s where gateway_subscription_id = ${of.gatewaySubscriptionId}`);
  expect(row).toEqual({ status: 'STARTING', ends_at_period_end: true, events: 1 });
});
