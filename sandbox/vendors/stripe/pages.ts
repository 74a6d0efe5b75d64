import type { FastifyInstance } from 'fastify';

import { show } from '../../pay-page.js';
import type { Desks } from './api.js';
import type { CheckoutSession } from './checkout-session.js';
import { StripeRefusal } from './refusals.js';
import {
  renderBankPage,
  renderCheckoutPage,
  renderClosedPage,
  renderPortalPage,
} from './page-views.js';
import { CARDS } from './refusals.js';

const PAGE = { config: { isPage: true } };

/** Where a person pays, is declined, goes back, and looks after a subscription. Works without scripts. */
export function registerPages(routes: FastifyInstance, desks: Desks): void {
  registerCheckout(routes, desks);
  registerBank(routes, desks);
  registerPortal(routes, desks);
}

function registerCheckout(routes: FastifyInstance, { store, checkout }: Desks): void {
  const path = '/c/pay/:id';
  routes.get<{ Params: { id: string } }>(path, PAGE, async ({ params }, reply) => {
    const session = store.sessions.find(params.id);
    if (!session || session.status === 'expired') return show(reply.code(404), renderClosedPage());
    if (session.status === 'complete') return reply.redirect(returnAddress(session), 303);
    const plan = checkout.planOf(session);
    if (plan.pendingIntent) {
      const { amount_total: amount, currency } = session;
      return show(reply, renderBankPage({ amount, currency }));
    }
    const email = store.customers.find(session.customer)?.email ?? session.customer_email;
    return show(reply, renderCheckoutPage(session, plan, email));
  });
  routes.post<{ Params: { id: string } }>(path, PAGE, async ({ params, body }, reply) => {
    const session = store.sessions.find(params.id);
    if (!session || session.status === 'expired') return show(reply.code(404), renderClosedPage());
    const form = new URLSearchParams(String(body));
    const decision = form.get('decision');
    if (decision === 'back') return reply.redirect(session.cancel_url ?? session.success_url, 303);
    if (decision === 'confirm' || decision === 'refuse') {
      checkout.authenticate(session, decision === 'confirm');
    } else {
      checkout.pay(session, form.get('card') ?? '', form.get('email')?.trim() || null);
    }
    const next = session.payment_status === 'paid' ? returnAddress(session) : `./${session.id}`;
    return reply.redirect(next, 303);
  });
}

/** Where a bank asks about a charge without a page. */
function registerBank(routes: FastifyInstance, { store, cashier }: Desks): void {
  const path = '/c/bank/:id';
  routes.get<{ Params: { id: string } }>(path, PAGE, async ({ params }, reply) => {
    const intent = store.intents.find(params.id);
    if (intent?.status !== 'requires_action') return show(reply.code(404), renderClosedPage());
    return show(reply, renderBankPage(intent));
  });
  routes.post<{ Params: { id: string } }>(path, PAGE, async ({ params, body }, reply) => {
    const intent = store.intents.find(params.id);
    const back = store.returns.get(params.id);
    if (intent?.status !== 'requires_action' || back === undefined) {
      return show(reply.code(404), renderClosedPage());
    }
    try {
      cashier.authenticate(intent, new URLSearchParams(String(body)).get('decision') === 'confirm');
    } catch (error) {
      if (!(error instanceof StripeRefusal)) throw error;
    }
    return reply.redirect(back, 303);
  });
}

function registerPortal(routes: FastifyInstance, desks: Desks): void {
  const { store, subscriptions, announce } = desks;
  const path = '/p/session/:id';
  routes.get<{ Params: { id: string } }>(path, PAGE, async ({ params }, reply) => {
    const portal = store.portals.find(params.id);
    if (!portal) return show(reply.code(404), renderClosedPage());
    const own = store.subscriptions.all().filter(({ customer }) => customer === portal.customer);
    return show(reply, renderPortalPage(portal, own, store));
  });
  routes.post<{ Params: { id: string } }>(path, PAGE, async ({ params, body }, reply) => {
    const portal = store.portals.find(params.id);
    if (!portal) return show(reply.code(404), renderClosedPage());
    const form = new URLSearchParams(String(body));
    const subscription = store.subscriptions.find(form.get('subscription'));
    const decision = form.get('decision') ?? '';
    if (subscription?.customer === portal.customer && subscription.status !== 'canceled') {
      if (decision === 'cancel' || decision === 'keep') {
        subscriptions.cancelAtPeriodEnd(subscription, decision === 'cancel');
      }
      const price = store.prices.find(form.get('price'));
      if (decision === 'change' && price) {
        subscriptions.change(subscription, price, { billsNow: true });
      }
      const card = form.get('card') ?? '';
      if (decision === 'card' && CARDS[card]) subscription.default_payment_method = card;
      // Another card pays what is open.
      if (decision === 'card' && subscription.status === 'past_due') {
        subscriptions.renew(subscription, undefined);
      } else announce('customer.subscription.updated', subscription);
    }
    return reply.redirect(`./${portal.id}`, 303);
  });
}

function returnAddress(session: CheckoutSession): string {
  return session.success_url.replaceAll('{CHECKOUT_SESSION_ID}', session.id);
}
