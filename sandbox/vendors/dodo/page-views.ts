import { escapeHtml } from '../../page.js';
import { money, payPage } from '../../pay-page.js';
import { type Payment, type Pricing, type Session, totalOf } from './objects.js';
import { METHODS } from './refusals.js';

const MARK = '<p class="mark">Dodo Payments, played by the sandbox</p>';
const NOTE =
  'This is no real Dodo Payments: nobody is charged and nothing here leaves this machine.';

export function renderCheckoutPage(
  session: Session,
  pricing: Pricing,
  last: Payment | undefined,
): string {
  const { total, tax } = totalOf(session.amountMinor, pricing);
  const methods = Object.entries(METHODS).map(
    ([method, { label, last4 }], i) =>
      `<li><label><input type="radio" name="method" value="${method}"${i === 0 ? ' checked' : ''}> <span>${escapeHtml(label)}${last4 === null ? '' : `<small>•••• ${last4}</small>`}</span></label></li>`,
  );
  const address = session.customer
    ? `<p class="quiet-text">Invoice to ${escapeHtml(session.customer.email)}</p>`
    : '<label for="email">Email address for the invoice</label><input id="email" name="email" type="email" maxlength="254" autocomplete="off" required>';
  const taxLine =
    tax === 0
      ? ''
      : `<li><span>${pricing.taxInclusive ? 'Tax in it' : 'Tax on top'}</span><span>${money(tax, 'USD')}</span></li>`;
  return payPage(
    'Pay',
    `<header>
${MARK}
<h1>${money(total, 'USD')}</h1>
<p>${NOTE}</p>
</header>
<main>
${last?.status === 'failed' ? `<p class="problem" role="alert">${escapeHtml(last.error_message ?? '')}</p>` : ''}
<ul class="card lines" aria-label="What you buy"><li><span>PixShift credits</span><span>${money(session.amountMinor, 'USD')}</span></li>${taxLine}</ul>
<form method="post" class="card" aria-label="Way to pay">
${address}
<fieldset><legend>Way to pay</legend><ul>${methods.join('')}</ul></fieldset>
<button class="main" name="decision" value="pay">Pay</button>
</form>
${session.cancelUrl === null ? '' : '<form method="post"><button class="quiet" name="decision" value="back">Back without paying</button></form>'}
</main>`,
  );
}

export function renderClosedPage(): string {
  return payPage(
    'Nothing to pay here',
    `<header>
${MARK}
<h1>Nothing to pay here</h1>
<p>This page has expired, or the sandbox was started again since. Please begin again where you came from.</p>
</header>`,
  );
}
