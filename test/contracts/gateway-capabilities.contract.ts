import { expect, it } from '@jest/globals';
import type { Capabilities, Capability } from '../../src/payments/gateway-capabilities.js';
import type { CheckoutOrder } from '../../src/payments/checkout-order.js';
import type { GatewayEvent } from '../../src/payments/payment-news.js';
import { newId } from '../../src/platform/database/new-id.js';
import type { GatewayUnderTest } from './gateway-under-test.js';

type Context = () => { subject: GatewayUnderTest; order: () => CheckoutOrder };

function ability<C extends Capability>({ gateway }: GatewayUnderTest, named: C): Capabilities[C] {
  const able: Partial<Capabilities> = gateway;
  const found = able[named];
  if (!found) throw new Error(`it has no ${named}`);
  return found;
}

/** The messages of the last minute; none where the gateway keeps no list. */
async function listedBy({ gateway }: GatewayUnderTest): Promise<GatewayEvent[]> {
  const found: GatewayEvent[] = [];
  const since = new Date(Date.now() - 60_000);
  for await (const event of gateway.messages?.since(since) ?? []) found.push(event);
  return found;
}

/** What those adapters do that can do more than sell once on a page. */
export const CAPABILITY_CONTRACTS: Readonly<Record<Capability, (context: Context) => void>> = {
  customers(context) {
    it('forgets a customer, and one who is not known any more', async () => {
      const customers = ability(context().subject, 'customers');
      const id = await customers.open({ userId: newId(), email: 'ada@example.test' });
      await customers.forget(id);
      await customers.forget(id);
    });
  },

  subscriptions(context) {
    it('says the same of a plan by message, by question and by list, and ends it once', async () => {
      const { subject, order } = context();
      const { gateway, pay } = subject;
      const subscriptions = ability(subject, 'subscriptions');
      const versionId = newId();
      const asked = { ...order(), amountMinor: 999, versionId };
      const { url, checkoutId } = await subscriptions.openCheckout(asked);
      const checkout = { paymentId: asked.paymentId, checkoutId };
      expect(await gateway.look(checkout)).toBeUndefined();
      await pay(url);
      const subscribed = await gateway.look(checkout);
      const known = { paymentId: asked.paymentId, gatewaySubscriptionId: expect.any(String) };
      expect(subscribed).toEqual({ kind: 'subscribed', ...known });
      const id = subscribed?.kind === 'subscribed' ? subscribed.gatewaySubscriptionId : '';
      const paid = {
        kind: 'period-paid',
        ...known,
        cause: 'start',
        versionId,
        beforeVersionId: null,
        amountMinor: 999,
        currency: 'USD',
        gatewayInvoiceId: expect.any(String),
        from: expect.any(String),
        until: expect.any(String),
        at: expect.any(String),
      };
      const stands = {
        kind: 'subscription',
        ...known,
        state: 'ACTIVE',
        versionId,
        endsAtPeriodEnd: false,
        at: expect.any(String),
      };
      const looked = await subscriptions.look(id);
      expect(looked).toEqual([paid, stands]);
      const listed = (await listedBy(subject)).map(({ news }) => news);
      if (subject.gateway.messages) {
        expect(listed).toContainEqual(looked[0]);
        expect(listed).toContainEqual(stands);
        expect(listed).toContainEqual(subscribed);
      }
      const [bill] = looked;
      const invoiceId = bill?.kind === 'period-paid' ? bill.gatewayInvoiceId : '';
      expect(await subscriptions.paymentOf(invoiceId)).toEqual(expect.any(String));

      await subscriptions.end(id);
      await subscriptions.end(id);
      expect((await subscriptions.look(id)).at(-1)).toMatchObject({ state: 'ENDED' });
    });
  },

  charges(context) {
    it('charges without a page once, however often it is asked, and says the same by message', async () => {
      const { subject, order } = context();
      const { gateway, methods } = subject;
      const charges = ability(subject, 'charges');
      const asked = order();
      const chargeId = await charges.open(asked);
      expect(await charges.open(asked)).toBe(chargeId);
      const checkout = { paymentId: asked.paymentId, checkoutId: chargeId };
      expect(await gateway.look(checkout)).toBeUndefined();
      if (!methods) throw new Error('there is nothing to charge by');
      const { paying, declining, asking } = methods;
      const confirm = (method: string) => charges.confirm(chargeId, method, asked.returnUrl);

      const { paymentId } = asked;
      await expect(confirm('pm_of_nobody')).rejects.toMatchObject({ code: 'VALIDATION_ERROR' });
      expect(await confirm(declining)).toEqual({ news: { kind: 'declined', paymentId } });
      expect(await gateway.look(checkout)).toEqual({ kind: 'declined', paymentId });
      await expect(confirm('pm_of_nobody')).rejects.toMatchObject({ code: 'VALIDATION_ERROR' });
      expect(await confirm(asking)).toEqual({ url: expect.stringMatching(/^https?:/) });

      await subject.loseAnswers();
      await expect(confirm(paying)).rejects.toMatchObject({ failure: 'retryable' });
      const news = {
        kind: 'paid',
        paymentId,
        gatewayPaymentId: expect.any(String),
        amountMinor: 990,
        currency: 'USD',
      };
      expect(await confirm(paying)).toEqual({ news });
      expect(await gateway.look(checkout)).toEqual(news);
      await gateway.closeCheckout(checkout);
      expect(await gateway.look(checkout)).toEqual(news);
      if (!gateway.messages) return;
      const listed = (await listedBy(subject)).map((event) => event.news);
      expect(listed.filter((each) => JSON.stringify(each)?.includes(paymentId))).toEqual([
        news,
        expect.objectContaining({ kind: 'declined' }),
      ]);
    });

    it('closes a charge without a page for good, more than once', async () => {
      const { subject, order } = context();
      const asked = order();
      const checkoutId = await ability(subject, 'charges').open(asked);
      const checkout = { paymentId: asked.paymentId, checkoutId };
      await subject.gateway.closeCheckout(checkout);
      await subject.gateway.closeCheckout(checkout);
      expect(await subject.gateway.look(checkout)).toMatchObject({ kind: 'expired' });
    });
  },

  messages(context) {
    it('lists what it told, as it told it', async () => {
      const { subject, order } = context();
      const { gateway, pay } = subject;
      await pay((await gateway.openCheckout(order())).url);
      const { body, headers } = await subject.lastMessage();
      const told = await gateway.readWebhook(body, headers);
      expect(told.news?.kind).toBe('paid');
      expect(await listedBy(subject)).toContainEqual(told);
    });
  },

  reversals(context) {
    it('says what went back, by whomever it was sent, without any message', async () => {
      const { gateway, pay } = context().subject;
      const bought = context().order();
      const { url, checkoutId } = await gateway.openCheckout(bought);
      await pay(url);
      const paid = await gateway.look({ paymentId: bought.paymentId, checkoutId });
      const gatewayPaymentId = paid?.kind === 'paid' ? paid.gatewayPaymentId : '';
      const reversals = ability(context().subject, 'reversals');
      expect(await reversals.look(gatewayPaymentId)).toEqual([]);
      await gateway.refund({
        refundId: newId(),
        gatewayPaymentId,
        amountMinor: 300,
        currency: 'USD',
        isRepeated: false,
      });
      expect(await reversals.look(gatewayPaymentId)).toEqual([
        {
          kind: 'refunded',
          gatewayPaymentId,
          refundedMinor: 300,
          currency: 'USD',
          at: expect.any(String),
        },
      ]);
    });
  },
};
