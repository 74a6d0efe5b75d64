import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/platform/database/new-id.js';
import type { Capability } from '../../src/payments/gateway-capabilities.js';
import type { CheckoutOrder } from '../../src/payments/checkout-order.js';
import { can, GatewayError } from '../../src/payments/payment-gateway.js';
import { CAPABILITY_CONTRACTS } from './gateway-capabilities.contract.js';
import type { GatewayUnderTest, MessageChange } from './gateway-under-test.js';

/**
 * What every adapter of the payment port does, and what those do that can do more.
 *
 * @param abilities what this one can do besides: no more and no less than it says
 */
export function paymentGatewayContract(
  name: string,
  abilities: readonly Capability[],
  make: () => Promise<GatewayUnderTest>,
): void {
  describe(`${name} keeps the contract of payment gateways`, () => {
    let subject: GatewayUnderTest;
    let customerId: string | undefined;

    beforeAll(async () => {
      subject = await make();
      customerId = await subject.gateway.customers?.open({ userId: newId(), email: null });
    });
    afterAll(() => subject.dispose());

    const lacks = (means: 'keys' | 'closing'): boolean => subject.lacks?.includes(means) ?? false;
    const order = (): CheckoutOrder => ({
      paymentId: newId(),
      customerId,
      name: '100 credits',
      amountMinor: 990,
      currency: 'USD',
      returnUrl: 'http://127.0.0.1:9/return',
      cancelUrl: 'http://127.0.0.1:9/left',
    });

    it('can do what it says, and no more', () => {
      const all: Capability[] = ['customers', 'subscriptions', 'charges', 'messages', 'reversals'];
      expect(all.filter((each) => can(subject.gateway, each))).toEqual(abilities);
    });

    it('opens one page for one order, however often it is asked', async () => {
      const asked = order();
      const [first, second] = [
        await subject.gateway.openCheckout(asked),
        await subject.gateway.openCheckout(asked),
      ];
      if (!lacks('keys')) expect(second).toEqual(first);
      expect(first.url).toMatch(/^https?:/);
      expect(first.expiresAt.getTime()).toBeGreaterThan(Date.now());
      const { paymentId } = asked;
      const checkout = { paymentId, checkoutId: first.checkoutId };
      expect(await subject.gateway.look(checkout)).toBeUndefined();
    });

    it('opens that page, too, where its answer was lost before', async () => {
      const asked = order();
      await subject.loseAnswers();
      await expect(subject.gateway.openCheckout(asked)).rejects.toMatchObject({
        failure: 'retryable',
      });
      const found = await subject.gateway.openCheckout(asked);
      expect(found.url).toMatch(/^https?:/);
      if (!lacks('keys')) expect(await subject.gateway.openCheckout(asked)).toEqual(found);
    });

    it('says the same of what was paid by question and by message', async () => {
      const asked = order();
      const { url, checkoutId } = await subject.gateway.openCheckout(asked);
      const checkout = { paymentId: asked.paymentId, checkoutId };
      await subject.pay(url);
      const news = {
        kind: 'paid',
        paymentId: asked.paymentId,
        gatewayPaymentId: expect.any(String),
        amountMinor: 990,
        currency: 'USD',
      };
      expect(await subject.gateway.look(checkout)).toEqual(news);
      expect(await subject.gateway.look(checkout)).toEqual(news);
      const { body, headers } = await subject.lastMessage();
      expect(await subject.gateway.readWebhook(body, headers)).toMatchObject({ news });
    });

    it('says that a card was declined, and that a page expired', async () => {
      const asked = order();
      const { paymentId } = asked;
      const { url, checkoutId } = await subject.gateway.openCheckout(asked);
      const checkout = { paymentId, checkoutId };
      await subject.beDeclined(url);
      expect(await subject.gateway.look(checkout)).toEqual({ kind: 'declined', paymentId });
      await subject.expire(checkoutId);
      expect(await subject.gateway.look(checkout)).toEqual({ kind: 'expired', paymentId });
    });

    it('gives money back once, however often it is asked, and says so', async () => {
      const { gateway, pay, loseAnswers } = subject;
      const bought = order();
      const { url, checkoutId } = await gateway.openCheckout(bought);
      await pay(url);
      const paid = await gateway.look({ paymentId: bought.paymentId, checkoutId });
      const gatewayPaymentId = paid?.kind === 'paid' ? paid.gatewayPaymentId : '';
      const asked = {
        refundId: newId(),
        gatewayPaymentId,
        amountMinor: 300,
        currency: 'USD',
        isRepeated: false,
      };
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
      const { paymentId } = asked;
      const { checkoutId } = await subject.gateway.openCheckout(asked);
      const checkout = { paymentId, checkoutId };
      await subject.gateway.closeCheckout(checkout);
      await subject.gateway.closeCheckout(checkout);
      const news = lacks('closing') ? undefined : { kind: 'expired', paymentId };
      expect(await subject.gateway.look(checkout)).toEqual(news);
    });

    it('takes only messages that are its own, as they were sent', async () => {
      const { pay, gateway, lastMessage, toleranceSeconds } = subject;
      await pay((await gateway.openCheckout(order())).url);
      const taken = async (how?: MessageChange): Promise<string> => {
        const { body, headers } = await lastMessage(how);
        try {
          await gateway.readWebhook(body, headers);
          return 'taken';
        } catch (error) {
          return (error as { code: string }).code;
        }
      };
      expect(await taken()).toBe('taken');
      expect(await taken({ isForged: true })).toBe('VALIDATION_ERROR');
      if (toleranceSeconds !== undefined) {
        expect(await taken({ offsetSeconds: 10 - toleranceSeconds })).toBe('taken');
        expect(await taken({ offsetSeconds: -10 - toleranceSeconds })).toBe('VALIDATION_ERROR');
        expect(await taken({ offsetSeconds: toleranceSeconds + 10 })).toBe('VALIDATION_ERROR');
      }
      const { body, headers } = await lastMessage();
      const code = 'VALIDATION_ERROR';
      await expect(gateway.readWebhook(body, {})).rejects.toMatchObject({ code });
      const changed = Buffer.from(body.toString().replace(/9(\.?)90/, '9$191'));
      await expect(gateway.readWebhook(changed, headers)).rejects.toMatchObject({ code });
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

    for (const each of abilities) CAPABILITY_CONTRACTS[each](() => ({ subject, order }));

    it('tells keys that do not fit, and orders that are refused, from what may pass', async () => {
      const misfit = subject.stranger.openCheckout(order());
      await expect(misfit).rejects.toMatchObject({ failure: 'misconfigured' });
      const refused = subject.gateway.openCheckout({ ...order(), amountMinor: 0 });
      await expect(refused).rejects.toMatchObject({ failure: 'rejected' });
      await expect(refused).rejects.toBeInstanceOf(GatewayError);
    });
  });
}
