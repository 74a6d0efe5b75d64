import { escapeHtml } from '../../page.js';
import { money, payPage as page } from '../../pay-page.js';
import type { CheckoutSession, PortalSession, SessionPlan } from './checkout-session.js';
import { CARDS } from './refusals.js';
import type { StripeStore } from './store.js';
import type { Subscription } from './subscription-objects.js';

const NOTE = 'This is no real Stripe: no card is charged and nothing here leaves this machine.';

export function renderCheckoutPage(
  session: CheckoutSession,
  { items, problem }: SessionPlan,
  email: string | null,
): string {
  const every = session.mode === 'subscription' ? ` every ${intervalOf(items[0]?.price)}` : '';
  const cards = Object.entries(CARDS).map(
    ([method, { number, label }], i) =>
      `<li><label><input type="radio" name="card" value="${method}"${i === 0 ? ' checked' : ''}> <span>${escapeHtml(label)}<small>•••• ${number}</small></span></label></li>`,
  );
  const address =
    email === null
      ? '<label for="email">Email address for the receipt</label><input id="email" name="email" type="email" maxlength="254" autocomplete="off">'
      : `<p class="quiet-text">Receipt to ${escapeHtml(email)}</p>`;
  return page(
    'Pay',
    `<header>
<p class="mark">Stripe, played by the sandbox</p>
<h1>${money(session.amount_total, session.currency)}${every}</h1>
<p>${NOTE}</p>
</header>
<main>
${problem === undefined ? '' : `<p class="problem" role="alert">${escapeHtml(problem)}</p>`}
<ul class="card lines" aria-label="What you buy">${items
      .map(
        ({ description, quantity, amount_total, currency }) =>
          `<li><span>${escapeHtml(description)}${quantity > 1 ? ` × ${quantity}` : ''}</span><span>${money(amount_total, currency)}</span></li>`,
      )
      .join('')}</ul>
<form method="post" class="card" aria-label="Card">
${address}
<fieldset><legend>Card</legend><ul>${cards.join('')}</ul></fieldset>
<button class="main" name="decision" value="pay">${session.mode === 'subscription' ? 'Subscribe' : 'Pay'}</button>
</form>
<form method="post"><button class="quiet" name="decision" value="back">Back without paying</button></form>
</main>`,
  );
}

export function renderBankPage({ amount, currency }: { amount: number; currency: string }): string {
  return page(
    'Confirm at your bank',
    `<header>
<p class="mark">Your bank, played by the sandbox</p>
<h1>Confirm ${money(amount, currency)}</h1>
<p>Your bank asks whether you are the one who pays. ${NOTE}</p>
</header>
<main><form method="post">
<button class="main" name="decision" value="confirm">Confirm</button>
<button class="quiet" name="decision" value="refuse">Refuse</button>
</form></main>`,
  );
}

export function renderClosedPage(): string {
  return page(
    'Nothing to pay here',
    `<header>
<p class="mark">Stripe, played by the sandbox</p>
<h1>Nothing to pay here</h1>
<p>This page has expired, or the sandbox was started again since. Please begin again where you came from.</p>
</header>`,
  );
}

export function renderPortalPage(
  portal: PortalSession,
  subscriptions: readonly Subscription[],
  store: StripeStore,
): string {
  return page(
    'Your subscription',
    `<header>
<p class="mark">Stripe, played by the sandbox</p>
<h1>Your subscription</h1>
<p>${NOTE}</p>
</header>
<main>
${subscriptions.map((each) => renderSubscription(each, store)).join('') || '<p>There is none.</p>'}
${portal.return_url === null ? '' : `<a href="${escapeHtml(portal.return_url)}">Back</a>`}
</main>`,
  );
}

function renderSubscription(subscription: Subscription, store: StripeStore): string {
  const [item] = subscription.items.data;
  if (!item) return '';
  const name = store.products.find(item.price.product)?.name ?? 'Subscription';
  const until = new Date(item.current_period_end * 1000).toISOString().slice(0, 10);
  const cards = Object.entries(CARDS).map(
    ([method, { number, label }]) =>
      `<li><label><input type="radio" name="card" value="${method}"${method === subscription.default_payment_method ? ' checked' : ''}> <span>${escapeHtml(label)}<small>•••• ${number}</small></span></label></li>`,
  );
  const state =
    subscription.status === 'canceled'
      ? 'Ended'
      : subscription.status === 'past_due'
        ? 'Not paid'
        : subscription.cancel_at_period_end
          ? `Ends on ${until}`
          : `Renews on ${until}`;
  const next = subscription.cancel_at_period_end
    ? '<button name="decision" value="keep">Keep it</button>'
    : '<button name="decision" value="cancel">Cancel it</button>';
  return `<form method="post" class="card" aria-label="${escapeHtml(name)}">
<input type="hidden" name="subscription" value="${subscription.id}">
<h2>${escapeHtml(name)}</h2>
<p>${money(item.price.unit_amount, item.price.currency)} every ${intervalOf(item.price)} · ${state}</p>
${
  subscription.status === 'canceled'
    ? ''
    : `${next}
<fieldset><legend>Card</legend><ul>${cards.join('')}</ul></fieldset>
<button class="main" name="decision" value="card">Pay with this card</button>`
}
</form>`;
}

function intervalOf(price: { recurring: { interval: string } | null } | undefined): string {
  return price?.recurring?.interval ?? 'month';
}
