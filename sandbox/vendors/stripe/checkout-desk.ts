import { type Announce, type Cashier } from './cashier.js';
import {
  type CheckoutSession,
  customerDetails,
  newLineItem,
  newSession,
  type SessionPlan,
} from './checkout-session.js';
import { type Form, formOf, listOf, metadataOf, textOf } from './form.js';
import { newCustomer, newPrice, newProduct, type Price } from './objects.js';
import { invalid, StripeRefusal } from './refusals.js';
import type { StripeStore } from './store.js';
import type { SubscriptionDesk } from './subscription-desk.js';
import type { BegunSubscription } from './subscription-objects.js';

const MIN_AMOUNT = 50;

/** Checkout sessions: made by the program, decided by a person. */
export class CheckoutDesk {
  constructor(
    private readonly store: StripeStore,
    private readonly cashier: Cashier,
    private readonly subscriptions: SubscriptionDesk,
    private readonly announce: Announce,
  ) {}

  create(form: Form, origin: string): CheckoutSession {
    const mode = textOf(form, 'mode');
    if (mode !== 'payment' && mode !== 'subscription') throw invalid('Invalid mode', 'mode');
    const success_url = requiredUrl(form, 'success_url');
    const cancel_url = textOf(form, 'cancel_url') ?? null;
    const customer = textOf(form, 'customer') ?? null;
    if (customer !== null) this.store.customers.get(customer, 'customer');
    const items = listOf(form, 'line_items').map((item, i) =>
      this.lineItem(item as Form, `line_items[${i}]`, mode),
    );
    const [first] = items;
    if (!first) throw invalid('You must provide line_items.', 'line_items');
    const amount = items.reduce((sum, { amount_total }) => sum + amount_total, 0);
    if (amount < MIN_AMOUNT)
      throw invalid('The amount is too small.', 'line_items', 'amount_too_small');
    const expiry = textOf(form, 'expires_at');
    const session = newSession({
      mode,
      success_url,
      cancel_url,
      customer,
      customer_email: textOf(form, 'customer_email') ?? null,
      client_reference_id: textOf(form, 'client_reference_id') ?? null,
      metadata: metadataOf(form),
      currency: first.currency,
      amount,
      expires_at: expiry === undefined ? undefined : Number(expiry),
      origin,
    });
    const intentData = formOf(form, 'payment_intent_data');
    const plan: SessionPlan = {
      items,
      intentMetadata: metadataOf(intentData),
      subscriptionMetadata: metadataOf(formOf(form, 'subscription_data')),
      description: textOf(intentData, 'description') ?? null,
    };
    this.store.plans.set(session.id, plan);
    return this.store.sessions.put(session);
  }

  planOf(session: CheckoutSession): SessionPlan {
    const plan = this.store.plans.get(session.id);
    if (!plan) throw invalid('The session is not known.');
    return plan;
  }

  /** The person pays by this card. What the bank says against it stays on the session's page. */
  pay(session: CheckoutSession, method: string, email: string | null): void {
    if (session.status !== 'open') return;
    const plan = this.planOf(session);
    delete plan.problem;
    const known = this.store.customers.find(session.customer)?.email ?? session.customer_email;
    session.customer_details = customerDetails(known ?? email);
    try {
      if (session.mode === 'subscription') this.subscribe(session, plan, method);
      else this.payOnce(session, plan, method);
    } catch (error) {
      if (!(error instanceof StripeRefusal)) throw error;
      plan.problem = error.message;
    }
  }

  /** The person's answer to their bank. */
  authenticate(session: CheckoutSession, confirmed: boolean): void {
    const plan = this.planOf(session);
    const intent = this.store.intents.find(plan.pendingIntent);
    if (!intent || session.status !== 'open') return;
    const { begun } = plan;
    delete plan.pendingIntent;
    delete plan.begun;
    try {
      this.cashier.authenticate(intent, confirmed);
      if (begun) this.subscribed(session, begun);
      else this.complete(session);
    } catch (error) {
      if (!(error instanceof StripeRefusal)) throw error;
      plan.problem = error.message;
    }
  }

  expire(session: CheckoutSession): CheckoutSession {
    if (session.status !== 'open') {
      throw invalid(
        `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
      );
    }
    session.status = 'expired';
    session.url = null;
    this.announce('checkout.session.expired', session);
    return session;
  }

  private payOnce(session: CheckoutSession, plan: SessionPlan, method: string): void {
    const intent =
      this.store.intents.find(session.payment_intent) ??
      this.cashier.open({
        amount: session.amount_total,
        currency: session.currency,
        customer: session.customer,
        metadata: plan.intentMetadata,
        description: plan.description,
        receipt_email: session.customer_details?.email ?? null,
      });
    session.payment_intent = intent.id;
    this.cashier.confirm(intent, method);
    if (intent.status === 'requires_action') plan.pendingIntent = intent.id;
    else this.complete(session);
  }

  private subscribe(session: CheckoutSession, plan: SessionPlan, method: string): void {
    const [item] = plan.items;
    if (!item) return;
    session.customer ??= this.newCustomer(session);
    const begun = this.subscriptions.begin({
      customer: session.customer,
      price: item.price,
      method,
      metadata: plan.subscriptionMetadata,
    });
    if (begun.intent.status === 'requires_action') {
      plan.pendingIntent = begun.intent.id;
      plan.begun = begun;
    } else this.subscribed(session, begun);
  }

  private subscribed(session: CheckoutSession, begun: BegunSubscription): void {
    this.subscriptions.finish(begun);
    session.subscription = begun.subscription.id;
    session.invoice = begun.invoice.id;
    this.complete(session);
  }

  private newCustomer(session: CheckoutSession): string {
    const email = session.customer_details?.email ?? null;
    const customer = this.store.customers.put(newCustomer({ email, name: null, metadata: {} }));
    this.announce('customer.created', customer);
    return customer.id;
  }

  private complete(session: CheckoutSession): void {
    session.status = 'complete';
    session.payment_status = 'paid';
    session.url = null;
    this.announce('checkout.session.completed', session);
  }

  private lineItem(form: Form, param: string, mode: string) {
    const quantity = Number(textOf(form, 'quantity') ?? '1');
    if (!Number.isInteger(quantity) || quantity < 1) {
      throw invalid('Invalid quantity', `${param}[quantity]`);
    }
    const known = textOf(form, 'price');
    const price =
      known === undefined
        ? this.priceFrom(formOf(form, 'price_data'), `${param}[price_data]`)
        : this.store.prices.get(known, `${param}[price]`);
    if ((price.recurring !== null) !== (mode === 'subscription')) {
      throw invalid(`The price does not fit the mode ${mode}.`, param);
    }
    const name = this.store.products.find(price.product)?.name ?? 'Product';
    return newLineItem({ price, name, quantity });
  }

  /** A price that is made for one use; the product with it. */
  priceFrom(form: Form, param: string): Price {
    const product = formOf(form, 'product_data');
    const id =
      textOf(form, 'product') ??
      this.store.products.put(
        newProduct(
          textOf(product, 'name') ?? '',
          metadataOf(product),
          textOf(product, 'description') ?? null,
        ),
      ).id;
    this.store.products.get(id, `${param}[product]`);
    return this.store.prices.put(readPrice(form, id, param));
  }
}

export function readPrice(form: Form, product: string, param = ''): Price {
  const at = (name: string): string => (param === '' ? name : `${param}[${name}]`);
  const currency = textOf(form, 'currency');
  if (!currency || !/^[a-z]{3}$/.test(currency)) throw invalid('Invalid currency', at('currency'));
  const amount = Number(textOf(form, 'unit_amount'));
  if (!Number.isInteger(amount) || amount < 0) throw invalid('Invalid integer', at('unit_amount'));
  return newPrice({
    product,
    currency,
    unit_amount: amount,
    interval: textOf(formOf(form, 'recurring'), 'interval'),
    lookup_key: textOf(form, 'lookup_key') ?? null,
    metadata: metadataOf(form),
  });
}

function requiredUrl(form: Form, name: string): string {
  const url = textOf(form, name);
  if (!url || !URL.canParse(url)) throw invalid('Not a valid URL', name, 'url_invalid');
  return url;
}
