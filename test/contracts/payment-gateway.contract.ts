import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/platform/database/index.js';
import {
  type CheckoutOrder,
  GatewayError,
  type GatewayEvent,
  type PaymentGateway,
} from '../../src/payments/payment-gateway.js';

export interface SentMessage {
  body: Buffer;
  headers: Record<string, string>;
}

export interface GatewayUnderTest {
  gateway: PaymentGateway;
  /** The same, with keys that are not known there. */
  stranger: PaymentGateway;
  /** Ways to pay that clients name: one that pays, one that is declined, one whose bank asks. */
  methods: { paying: string; declining: string; asking: string };
  /** What a person does on the page. */
  pay(url: string): Promise<void>;
  beDeclined(url: string): Promise<void>;
  /** Time passes until the page is closed. */
  expire(checkoutId: string): Promise<void>;
  /** The last message, as it would be sent with a signature of another time or secret. */
  lastMessage(how?: { offsetSeconds?: number; secret?: string }): Promise<SentMessage>;
  /** The next so many calls, each with its tries, are not answered in a useful way. */
  fail(how: '500' | '429' | 'timeout' | 'garbage' | 'empty' | 'reset'): Promise<void>;
  recover(): Promise<void>;
  /** The next calls do their work, and their answer is lost. */
  loseAnswers(): Promise<void>;
  dispose(): Promise<void>;
}

/** What every adapter of the payment port does. */
export function paymentGatewayContract(name: string, make: () => Promise<GatewayUnderTest>): void {
  describe(`${name} keeps the contract of payment gateways`, () => {
    let subject: GatewayUnderTest;
    let customerId: string;

    beforeAll(async () => {
      subject = await make();
      customerId = await subject.gateway.openCustomer({ userId: newId(), email: null });
    });
    afterAll(() => subject.dispose());

    const order = (): CheckoutOrder => ({
      paymentId: newId(),
      customerId,
      name: '100 credits',
      amountMinor: 990,
      currency: 'USD',
      returnUrl: 'http://127.0.0.1:9/return',
      cancelUrl: 'http://127.0.0.1:9/left',
    });

    it('opens one page for one order, however often it is asked', async () => {
      const asked = order();
      const [first, second] = [
        await subject.gateway.openCheckout(asked),
        await subject.gateway.openCheckout(asked),
      ];
      expect(second).toEqual(first);
      expect(first.url).toMatch(/^https?:/);
      expect(first.expiresAt.getTime()).toBeGreaterThan(Date.now());
      expect(await subject.gateway.look(first.checkoutId)).toBeUndefined();
    });

    it('opens that page, too, where its answer was lost before', async () => {
      const asked = order();
      await subject.loseAnswers();
      await expect(subject.gateway.openCheckout(asked)).rejects.toMatchObject({
        failure: 'retryable',
      });
      const found = await subject.gateway.openCheckout(asked);
      expect(await subject.gateway.openCheckout(asked)).toEqual(found);
    });

    it('says the same of what was paid by message, by question and by list', async () => {
      const since = new Date(Date.now() - 60_000);
      const asked = order();
      const { url, checkoutId } = await subject.gateway.openCheckout(asked);
      await subject.pay(url);
      const news = {
        kind: 'paid',
        paymentId: asked.paymentId,
        gatewayPaymentId: expect.any(String),
        amountMinor: 990,
        currency: 'USD',
      };
      expect(await subject.gateway.look(checkoutId)).toEqual(news);
      const { body, headers } = await subject.lastMessage();
      const event = subject.gateway.readWebhook(body, headers);
      expect(event.news).toEqual(news);
      const listed: GatewayEvent[] = [];
      for await (const each of subject.gateway.eventsSince(since)) listed.push(each);
      expect(listed).toContainEqual(event);
    });

    it('says the same of a plan by message, by question and by list, and ends it once', async () => {
      const { gateway, pay } = subject;
      const since = new Date(Date.now() - 60_000);
      const versionId = newId();
      const asked = { ...order(), amountMinor: 999, plan: { versionId } };
      const { url, checkoutId } = await gateway.openCheckout(asked);
      expect(await gateway.look(checkoutId)).toBeUndefined();
      await pay(url);
      const subscribed = await gateway.look(checkoutId);
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
      const looked = await gateway.lookAtSubscription(id);
      expect(looked).toEqual([paid, stands]);
      const listed: unknown[] = [];
      for await (const { news } of gateway.eventsSince(since)) listed.push(news);
      expect(listed).toContainEqual(looked[0]);
      expect(listed).toContainEqual(stands);
      expect(listed).toContainEqual(subscribed);
      const [bill] = looked;
      const invoiceId = bill?.kind === 'period-paid' ? bill.gatewayInvoiceId : '';
      expect(await gateway.paymentOfInvoice(invoiceId)).toEqual(expect.any(String));

      await gateway.endSubscription(id);
      await gateway.endSubscription(id);
      expect((await gateway.lookAtSubscription(id)).at(-1)).toMatchObject({ state: 'ENDED' });
    });

    it('charges without a page once, however often it is asked, and says the same by message', async () => {
      const { gateway } = subject;
      const since = new Date(Date.now() - 60_000);
      const asked = order();
      const chargeId = await gateway.openCharge(asked);
      expect(await gateway.openCharge(asked)).toBe(chargeId);
      expect(await gateway.look(chargeId)).toBeUndefined();
      const { paying, declining, asking } = subject.methods;
      const confirm = (method: string) => gateway.confirmCharge(chargeId, method, asked.returnUrl);

      const { paymentId } = asked;
      await expect(confirm('pm_of_nobody')).rejects.toMatchObject({ code: 'VALIDATION_ERROR' });
      expect(await confirm(declining)).toEqual({ news: { kind: 'declined', paymentId } });
      expect(await gateway.look(chargeId)).toEqual({ kind: 'declined', paymentId });
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
      expect(await gateway.look(chargeId)).toEqual(news);
      await gateway.closeCheckout(chargeId);
      expect(await gateway.look(chargeId)).toEqual(news);
      const listed: unknown[] = [];
      for await (const event of gateway.eventsSince(since)) listed.push(event.news);
      expect(listed.filter((each) => JSON.stringify(each)?.includes(paymentId))).toEqual([
        news,
        expect.objectContaining({ kind: 'declined' }),
      ]);
    });

    it('closes a charge without a page for good, more than once', async () => {
      const asked = order();
      const chargeId = await subject.gateway.openCharge(asked);
      await subject.gateway.closeCheckout(chargeId);
      await subject.gateway.closeCheckout(chargeId);
      expect(await subject.gateway.look(chargeId)).toMatchObject({ kind: 'expired' });
    });

    it('says that a card was declined, and that a page expired', async () => {
      const asked = order();
      const { paymentId } = asked;
      const { url, checkoutId } = await subject.gateway.openCheckout(asked);
      await subject.beDeclined(url);
      expect(await subject.gateway.look(checkoutId)).toEqual({ kind: 'declined', paymentId });
      await subject.expire(checkoutId);
      expect(await subject.gateway.look(checkoutId)).toEqual({ kind: 'expired', paymentId });
    });

    it('gives money back once, however often it is asked, and says so', async () => {
      const { gateway, pay, loseAnswers } = subject;
      const { url, checkoutId } = await gateway.openCheckout(order());
      await pay(url);
      const paid = await gateway.look(checkoutId);
      const gatewayPaymentId = paid?.kind === 'paid' ? paid.gatewayPaymentId : '';
      const asked = { refundId: newId(), gatewayPaymentId, amountMinor: 300, isRepeated: false };
      await loseAnswers();
      await expect(gateway.refund(asked)).rejects.toMatchObject({ failure: 'retryable' });
      const news = [
        { kind: 'refund-made', gatewayPaymentId, refundId: asked.refundId },
        { kind: 'refunded', gatewayPaymentId, refundedMinor: 300, currency: 'USD' },
      ];
      expect(await gateway.refund(asked)).toEqual(news);
      expect(await gateway.refund({ ...asked, isRepeated: true })).toEqual(news);
      const rest = { ...asked, refundId: newId(), amountMinor: 690 };
      expect(await gateway.refund({ ...rest, isRepeated: true })).toContainEqual({
        ...news[1],
        refundedMinor: 990,
      });
      const more = gateway.refund({ ...asked, refundId: newId() });
      await expect(more).rejects.toMatchObject({ failure: 'rejected' });
    });

    it('closes a page for good, more than once', async () => {
      const asked = order();
      const { checkoutId } = await subject.gateway.openCheckout(asked);
      await subject.gateway.closeCheckout(checkoutId);
      await subject.gateway.closeCheckout(checkoutId);
      expect(await subject.gateway.look(checkoutId)).toMatchObject({ kind: 'expired' });
    });

    it('takes only messages that are signed with its secret, of now', async () => {
      const { pay, gateway, lastMessage } = subject;
      await pay((await gateway.openCheckout(order())).url);
      const read = async (how?: { offsetSeconds?: number; secret?: string }): Promise<string> => {
        const { body, headers } = await lastMessage(how);
        try {
          gateway.readWebhook(body, headers);
          return 'taken';
        } catch (error) {
          return (error as { code: string }).code;
        }
      };
      expect(await read()).toBe('taken');
      expect(await read({ offsetSeconds: -290 })).toBe('taken');
      expect(await read({ offsetSeconds: -310 })).toBe('VALIDATION_ERROR');
      expect(await read({ offsetSeconds: 310 })).toBe('VALIDATION_ERROR');
      expect(await read({ secret: 'whsec_of_somebody_else' })).toBe('VALIDATION_ERROR');
      const { body, headers } = await lastMessage();
      expect(() => gateway.readWebhook(body, {})).toThrow();
      const changed = Buffer.from(body.toString().replace('990', '991'));
      expect(() => gateway.readWebhook(changed, headers)).toThrow();
    });

    it('forgets a customer, and one who is not known any more', async () => {
      const id = await subject.gateway.openCustomer({ userId: newId(), email: 'ada@example.test' });
      await subject.gateway.forgetCustomer(id);
      await subject.gateway.forgetCustomer(id);
    });

    it.each(['500', '429', 'timeout', 'garbage', 'empty', 'reset'] as const)(
      'calls %s something that may pass',
      async (how) => {
        await subject.fail(how);
        const failed = subject.gateway.openCheckout(order());
        await expect(failed).rejects.toMatchObject({ failure: 'retryable' });
        await subject.recover();
        await expect(subject.gateway.openCheckout(order())).resolves.toBeDefined();
      },
      30_000,
    );

    it('tells keys that do not fit, and orders that are refused, from what may pass', async () => {
      const misfit = subject.stranger.openCheckout(order());
      await expect(misfit).rejects.toMatchObject({ failure: 'misconfigured' });
      const refused = subject.gateway.openCheckout({ ...order(), amountMinor: 1 });
      await expect(refused).rejects.toMatchObject({ failure: 'rejected' });
      await expect(refused).rejects.toBeInstanceOf(GatewayError);
    });
  });
}
