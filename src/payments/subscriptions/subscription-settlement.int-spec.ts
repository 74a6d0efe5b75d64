import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { insertUser } from '../../../test/factories/ledger-rows.js';
import { eventually } from '../../../test/support/eventually.js';
import { type OpenDatabase, openDatabase } from '../../../test/support/open-database.js';
import type { Clock } from '../../platform/clock.js';
import { newId } from '../../platform/database/index.js';
import type { PublicLinks } from '../../platform/http/index.js';
import type { Messages } from '../../platform/messaging/index.js';
import type { Logger } from '../../platform/observability/index.js';
import type { JobQueue } from '../../platform/queue/index.js';
import type { PeriodPayments } from './period-payments.js';
import { SubscriptionNotices } from './subscription-notices.js';
import { SubscriptionSettlement } from './subscription-settlement.js';

const NOW = new Date('2026-11-15T12:00:00Z');
const clock = { now: () => NOW, in: (ms: number) => new Date(NOW.getTime() + ms) } as Clock;

let open: OpenDatabase;
let settlement: SubscriptionSettlement;
let versionId: string;
/** Templates of the mails that were written, oldest first. */
let mails: string[] = [];

beforeAll(async () => {
  open = await openDatabase(4);
  // Of what is heard here nothing is paid, queued or complained of.
  const messages = {
    isOn: () => true,
    mail: (_: unknown, { template }: { template: string }) => Promise.resolve(mails.push(template)),
  } as unknown as Messages;
  const links = { to: (path: string) => path } as PublicLinks;
  settlement = new SubscriptionSettlement(
    clock,
    {} as JobQueue,
    {} as PeriodPayments,
    new SubscriptionNotices(messages, links),
    {} as Logger,
  );
  versionId = await planVersion('premium', 999);
});
afterAll(() => open.close());

async function planVersion(slug: string, amount: number): Promise<string> {
  const id = newId();
  await open.db.rows(sql`
    insert into offer_version (id, created_at, kind, slug, number, name, description, amount_minor,
      currency, credits, period, on_sale, sort_order, effective_from)
    values (${id}, ${NOW}, 'plan', ${slug}, 1, ${slug}, 'A plan.', ${amount}, 'USD', 1000, 'month',
      true, 1, ${NOW})`);
  return id;
}

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

it('a dearer plan, which begins at once, is not told of by mail as one that is to follow', async () => {
  const dearer = await planVersion('pro', 1999);
  const cheaper = await planVersion('basic', 499);
  const of = { paymentId: await planPayment(), gatewaySubscriptionId: `sub_${newId()}` };
  await open.db.rows(sql`
    update app_user set email_verified_at = ${NOW}
    where id = (select user_id from payment where id = ${of.paymentId})`);
  let minute = 0;
  const hear = async (next: string) => {
    mails = [];
    const at = new Date(NOW.getTime() + ++minute * 60_000).toISOString();
    const state = { state: 'ACTIVE', versionId: next, endsAtPeriodEnd: false } as const;
    const news = { kind: 'subscription', ...of, at, ...state } as const;
    await open.db.transaction((em) => settlement.apply(em, 'stripe', news));
    return mails;
  };
  await hear(versionId);
  await open.db.rows(sql`
    update subscription set status = 'ACTIVE', period_start = ${NOW}, period_end = ${NOW}::timestamptz + interval '1 month'
    where gateway_subscription_id = ${of.gatewaySubscriptionId}`);
  expect(await hear(dearer)).toEqual([]);
  expect(await hear(versionId)).toEqual([]);
  expect(await hear(cheaper)).toEqual(['plan-change-planned']);
  expect(await hear(versionId)).toEqual(['plan-goes-on']);
});
