import type { FastifyInstance } from 'fastify';

import { escapeHtml } from '../../page.js';
import { payPage, show } from '../../pay-page.js';
import { PAYER } from './objects.js';
import { type Checkout, type Till, type Wallet, WALLETS } from './till.js';

const PAGE = { config: { isPage: true } };
const PATH = '/checkoutnow';
const MARK = '<p class="mark">PayPal, played by the sandbox</p>';
const NOTE = 'This is no real PayPal: no money moves and nothing here leaves this machine.';

type Query = { Querystring: { token?: string } };

/** Where a person agrees to pay, or goes back. Works without scripts. */
export function registerPages(routes: FastifyInstance, till: Till): void {
  routes.get<Query>(PATH, PAGE, async ({ query }, reply) => {
    const checkout = openAt(till, query.token);
    return checkout ? show(reply, renderPage(checkout)) : show(reply.code(404), renderClosed());
  });
  routes.post<Query>(PATH, PAGE, async ({ query, body }, reply) => {
    const checkout = openAt(till, query.token);
    if (!checkout) return show(reply.code(404), renderClosed());
    const form = new URLSearchParams(String(body));
    const { order, cancelUrl, returnUrl } = checkout;
    if (form.get('decision') === 'back') {
      return reply.redirect(withQuery(cancelUrl, { token: order.id }), 303);
    }
    const wallet = form.get('wallet') ?? '';
    till.approve(checkout, wallet in WALLETS ? (wallet as Wallet) : 'balance');
    const back = withQuery(returnUrl, { token: order.id, PayerID: PAYER.payer_id });
    return reply.redirect(back, 303);
  });
}

/** What was agreed to and not taken yet may be agreed to again. */
function openAt(till: Till, id: string | undefined): Checkout | undefined {
  const checkout = till.checkouts.get(id ?? '');
  const isOpen = checkout && !['COMPLETED', 'VOIDED'].includes(checkout.order.status);
  return isOpen ? checkout : undefined;
}

function withQuery(address: string, values: Record<string, string>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value);
  return url.href;
}

function renderPage({ order, wasDeclined }: Checkout): string {
  const [{ amount, description }] = order.purchase_units;
  const { value, currency_code: currency } = amount;
  const money = escapeHtml(
    new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(Number(value)),
  );
  const wallets = Object.entries(WALLETS).map(
    ([name, label], i) =>
      `<li><label><input type="radio" name="wallet" value="${name}"${i === 0 ? ' checked' : ''}> <span>${escapeHtml(label)}</span></label></li>`,
  );
  const problem =
    '<p class="problem" role="alert">That could not be charged. Please choose another way to pay.</p>';
  return payPage(
    'Pay with PayPal',
    `<header>
${MARK}
<h1>${money}</h1>
<p>${NOTE}</p>
</header>
<main>
${wasDeclined ? problem : ''}
<ul class="card lines" aria-label="What you buy"><li><span>${escapeHtml(description ?? 'Your order')}</span><span>${money}</span></li></ul>
<form method="post" class="card" aria-label="Pay">
<p class="quiet-text">Signed in as ${escapeHtml(PAYER.email_address)}</p>
<fieldset><legend>Pay with</legend><ul>${wallets.join('')}</ul></fieldset>
<button class="main" name="decision" value="pay">Pay now</button>
</form>
<form method="post"><button class="quiet" name="decision" value="back">Cancel and go back</button></form>
</main>`,
  );
}

function renderClosed(): string {
  return payPage(
    'Nothing to pay here',
    `<header>
${MARK}
<h1>Nothing to pay here</h1>
<p>This was paid or has expired, or the sandbox was started again since. Please begin again where you came from.</p>
</header>`,
  );
}
