import type { FastifyInstance } from 'fastify';

import { show } from '../../pay-page.js';
import type { Desks } from './api.js';
import type { Payment, Session } from './objects.js';
import { renderCheckoutPage, renderClosedPage } from './page-views.js';

const PAGE = { config: { isPage: true } };
const PATH = '/session/:id';

/** Where a person pays, is declined, or goes back. Works without scripts. */
export function registerPages(routes: FastifyInstance, { store, checkout, pricing }: Desks): void {
  routes.get<{ Params: { id: string } }>(PATH, PAGE, async ({ params }, reply) => {
    const session = store.sessions.find(params.id);
    const last = store.payments.find(session?.paymentId);
    if (session && last && last.status !== 'failed') {
      return reply.redirect(returnAddress(session, last), 303);
    }
    if (!session || !checkout.isOpen(session)) return show(reply.code(404), renderClosedPage());
    return show(reply, renderCheckoutPage(session, pricing, last));
  });
  routes.post<{ Params: { id: string } }>(PATH, PAGE, async ({ params, body }, reply) => {
    const session = store.sessions.find(params.id);
    if (!session || !checkout.isOpen(session)) return show(reply.code(404), renderClosedPage());
    const form = new URLSearchParams(String(body));
    if (form.get('decision') === 'back') {
      return reply.redirect(session.cancelUrl ?? `./${session.id}`, 303);
    }
    const address = form.get('email')?.trim() || 'somebody@example.test';
    const payment = checkout.pay(session, form.get('method') ?? '', address);
    const isOver = payment !== undefined && payment.status !== 'failed';
    return reply.redirect(isOver ? returnAddress(session, payment) : `./${session.id}`, 303);
  });
}

/** Dodo says on the way back which payment it was and how it stands. */
function returnAddress({ id, returnUrl }: Session, { payment_id, status }: Payment): string {
  if (returnUrl === null) return `./${id}`;
  const url = new URL(returnUrl);
  url.searchParams.set('payment_id', payment_id);
  url.searchParams.set('status', status);
  return url.href;
}
