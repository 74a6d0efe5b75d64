import type { Cashier } from './cashier.js';
import { newPortalSession } from './checkout-session.js';
import { type CheckoutDesk, readPrice } from './checkout-desk.js';
import { type Form, formOf, listOf, metadataOf, textOf } from './form.js';
import { newCustomer, newProduct, type Price, seconds } from './objects.js';
import { invalid } from './refusals.js';
import type { StripeStore } from './store.js';
import type { SubscriptionDesk } from './subscription-desk.js';
import { type Subscription } from './subscription-objects.js';

export interface ApiCall {
  /** What stands in the place of `:id`. */
  id: string;
  form: Form;
  /** Where the sandbox is, as the caller names it. */
  origin: string;
}

export interface Desks {
  store: StripeStore;
  cashier: Cashier;
  checkout: CheckoutDesk;
  subscriptions: SubscriptionDesk;
  announce: (type: string, object: object) => void;
}

type Handler = (call: ApiCall) => object;

/** Every call that the stand-in takes: method and path, below `/v1`. */
export function apiOf(desks: Desks): Record<string, Handler> {
  return { ...paymentCalls(desks), ...customerCalls(desks), ...billingCalls(desks) };
}

function paymentCalls({ store, cashier, checkout }: Desks): Record<string, Handler> {
  const { sessions, intents, charges, refunds, events } = store;
  return {
    'POST /checkout/sessions': ({ form, origin }) => checkout.create(form, origin),
    'GET /checkout/sessions': ({ form }) =>
      sessions.page(
        form,
        '/v1/checkout/sessions',
        (session) =>
          same(form, 'payment_intent', session.payment_intent) &&
          same(form, 'subscription', session.subscription) &&
          same(form, 'customer', session.customer) &&
          same(form, 'status', session.status),
      ),
    'GET /checkout/sessions/:id': ({ id }) => sessions.get(id, 'session'),
    'POST /checkout/sessions/:id/expire': ({ id }) => checkout.expire(sessions.get(id, 'session')),
    'GET /checkout/sessions/:id/line_items': ({ id }) => ({
      object: 'list',
      data: checkout.planOf(sessions.get(id, 'session')).items,
      has_more: false,
      url: `/v1/checkout/sessions/${id}/line_items`,
    }),
    'POST /payment_intents': ({ form }) => {
      const amount = Number(textOf(form, 'amount'));
      if (!Number.isInteger(amount) || amount < 50) {
        throw invalid('Amount must be at least $0.50 usd', 'amount', 'amount_too_small');
      }
      const method = textOf(form, 'payment_method') ?? null;
      const customer = textOf(form, 'customer') ?? null;
      if (customer) store.customers.get(customer, 'customer');
      const intent = cashier.open({
        amount,
        currency: textOf(form, 'currency') ?? 'usd',
        customer,
        metadata: metadataOf(form),
        description: textOf(form, 'description') ?? null,
        receipt_email: textOf(form, 'receipt_email') ?? null,
      });
      if (textOf(form, 'confirm') === 'true') return cashier.confirm(intent, method ?? '');
      if (method) {
        intent.payment_method = method;
        intent.status = 'requires_confirmation';
      }
      return intent;
    },
    'GET /payment_intents/:id': ({ id }) => intents.get(id, 'intent'),
    'POST /payment_intents/:id': ({ id, form }) => {
      const intent = intents.get(id, 'intent');
      Object.assign(intent.metadata, metadataOf(form));
      return intent;
    },
    'POST /payment_intents/:id/confirm': ({ id, form, origin }) => {
      const intent = intents.get(id, 'intent');
      const method = textOf(form, 'payment_method') ?? intent.payment_method ?? '';
      const returnUrl = textOf(form, 'return_url');
      if (returnUrl === undefined) return cashier.confirm(intent, method);
      store.returns.set(id, returnUrl);
      return cashier.confirm(intent, method, `${origin}/stripe/c/bank/${id}`);
    },
    'POST /payment_intents/:id/cancel': ({ id, form }) =>
      cashier.cancel(intents.get(id, 'intent'), textOf(form, 'cancellation_reason') ?? null),
    'GET /charges/:id': ({ id }) => charges.get(id, 'charge'),
    'POST /refunds': ({ form }) => {
      const intent = textOf(form, 'payment_intent');
      const chargeId = intent
        ? (intents.get(intent, 'payment_intent').latest_charge ?? '')
        : (textOf(form, 'charge') ?? '');
      const amount = textOf(form, 'amount');
      return cashier.refund(charges.get(chargeId, 'charge'), {
        amount: amount === undefined ? undefined : Number(amount),
        reason: textOf(form, 'reason') ?? null,
        metadata: metadataOf(form),
      });
    },
    'GET /refunds': ({ form }) =>
      refunds.page(
        form,
        '/v1/refunds',
        (refund) =>
          same(form, 'payment_intent', refund.payment_intent) &&
          same(form, 'charge', refund.charge),
      ),
    'GET /refunds/:id': ({ id }) => refunds.get(id, 'refund'),
    'GET /disputes': ({ form }) =>
      store.disputes.page(form, '/v1/disputes', (dispute) =>
        same(form, 'payment_intent', dispute.payment_intent),
      ),
    'GET /disputes/:id': ({ id }) => store.disputes.get(id, 'dispute'),
    'GET /events': ({ form }) => {
      const types = listOf(form, 'types');
      return events.page(
        form,
        '/v1/events',
        (event) =>
          same(form, 'type', event.type) && (types.length === 0 || types.includes(event.type)),
      );
    },
    'GET /events/:id': ({ id }) => events.get(id),
  };
}

function customerCalls({ store, announce, subscriptions }: Desks): Record<string, Handler> {
  const { customers } = store;
  return {
    'POST /customers': ({ form }) => {
      const customer = customers.put(
        newCustomer({
          email: textOf(form, 'email') ?? null,
          name: textOf(form, 'name') ?? null,
          metadata: metadataOf(form),
        }),
      );
      announce('customer.created', customer);
      return customer;
    },
    'GET /customers': ({ form }) =>
      customers.page(form, '/v1/customers', ({ email }) => same(form, 'email', email)),
    'GET /customers/:id': ({ id }) => customers.get(id, 'customer'),
    'POST /customers/:id': ({ id, form }) => {
      const customer = customers.get(id, 'customer');
      customer.email = textOf(form, 'email') ?? customer.email;
      customer.name = textOf(form, 'name') ?? customer.name;
      Object.assign(customer.metadata, metadataOf(form));
      announce('customer.updated', customer);
      return customer;
    },
    'DELETE /customers/:id': ({ id }) => {
      const customer = customers.get(id, 'customer');
      customers.remove(id);
      for (const subscription of store.subscriptions.all()) {
        if (subscription.customer === id && subscription.status !== 'canceled') {
          subscriptions.end(subscription);
        }
      }
      announce('customer.deleted', customer);
      return { id, object: 'customer', deleted: true };
    },
    'POST /billing_portal/sessions': ({ form, origin }) => {
      const customer = customers.get(textOf(form, 'customer') ?? '', 'customer');
      const returnUrl = textOf(form, 'return_url') ?? null;
      return store.portals.put(newPortalSession(customer.id, returnUrl, origin));
    },
  };
}

function billingCalls(desks: Desks): Record<string, Handler> {
  const { store, checkout, subscriptions } = desks;
  return {
    'POST /products': ({ form }) => {
      const name = textOf(form, 'name');
      if (!name) throw invalid('Missing required param: name.', 'name', 'parameter_missing');
      const description = textOf(form, 'description') ?? null;
      return store.products.put(newProduct(name, metadataOf(form), description));
    },
    'GET /products/:id': ({ id }) => store.products.get(id),
    'POST /prices': ({ form }) => {
      if (Object.keys(formOf(form, 'product_data')).length > 0) return checkout.priceFrom(form, '');
      const product = store.products.get(textOf(form, 'product') ?? '', 'product');
      return store.prices.put(readPrice(form, product.id));
    },
    'GET /prices': ({ form }) => {
      const keys = listOf(form, 'lookup_keys');
      return store.prices.page(
        form,
        '/v1/prices',
        (price) =>
          same(form, 'product', price.product) &&
          (keys.length === 0 || keys.includes(price.lookup_key ?? '')),
      );
    },
    'GET /prices/:id': ({ id }) => store.prices.get(id, 'price'),
    'GET /subscriptions': ({ form }) =>
      store.subscriptions.page(
        form,
        '/v1/subscriptions',
        ({ customer, status }) =>
          same(form, 'customer', customer) &&
          (textOf(form, 'status') === 'all' ||
            (same(form, 'status', status) &&
              (textOf(form, 'status') !== undefined || status !== 'canceled'))),
      ),
    'POST /subscriptions': ({ form }) => {
      const [item] = listOf(form, 'items') as Form[];
      return subscriptions.start({
        customer: store.customers.get(textOf(form, 'customer') ?? '', 'customer').id,
        price: store.prices.get(textOf(item ?? {}, 'price') ?? '', 'items[0][price]'),
        method: textOf(form, 'default_payment_method') ?? 'pm_card_visa',
        metadata: metadataOf(form),
      });
    },
    'GET /subscriptions/:id': ({ id }) => store.subscriptions.get(id),
    'POST /subscriptions/:id': ({ id, form }) => {
      const subscription = store.subscriptions.get(id);
      updateSubscription(desks, subscription, form);
      desks.announce('customer.subscription.updated', subscription);
      return subscription;
    },
    'DELETE /subscriptions/:id': ({ id }) => {
      const subscription = store.subscriptions.get(id);
      if (subscription.status === 'canceled') throw invalid('The subscription has ended.');
      return subscriptions.end(subscription, seconds());
    },
    'GET /invoices': ({ form }) =>
      store.invoices.page(
        form,
        '/v1/invoices',
        (invoice) =>
          same(form, 'customer', invoice.customer) &&
          same(form, 'status', invoice.status) &&
          same(form, 'subscription', invoice.parent.subscription_details.subscription),
      ),
    'POST /invoices/create_preview': ({ form }) => {
      const subscription = store.subscriptions.get(textOf(form, 'subscription') ?? '');
      const details = formOf(form, 'subscription_details');
      const [item] = listOf(details, 'items') as Form[];
      const price = priceOf(desks, item ?? {}, 'subscription_details[items][0]');
      return subscriptions.preview(subscription, price, prorationOf(details));
    },
    'GET /invoices/:id': ({ id }) => store.invoices.get(id, 'invoice'),
  };
}

/** From when the rest of a period is reckoned; undefined: from now on. */
function prorationOf(form: Form): number | undefined {
  const date = textOf(form, 'proration_date');
  return date === undefined ? undefined : Number(date);
}

/** The price that an item is to have: one that is there, or a new one. */
function priceOf({ store, checkout }: Desks, item: Form, field: string): Price {
  const known = textOf(item, 'price');
  return known === undefined
    ? checkout.priceFrom(formOf(item, 'price_data'), `${field}[price_data]`)
    : store.prices.get(known, `${field}[price]`);
}

function updateSubscription(desks: Desks, subscription: Subscription, form: Form): void {
  const { subscriptions } = desks;
  if (subscription.status === 'canceled') {
    throw invalid('A canceled subscription can only update its cancellation_details and metadata.');
  }
  const cancels = textOf(form, 'cancel_at_period_end');
  const before = { ...subscription.metadata };
  Object.assign(subscription.metadata, metadataOf(form));
  const finish = (): void => {
    if (cancels !== undefined) subscriptions.cancelAtPeriodEnd(subscription, cancels === 'true');
  };
  const [item] = listOf(form, 'items') as Form[];
  if (!item) return finish();
  const price = priceOf(desks, item, 'items[0]');
  const billsNow = textOf(form, 'proration_behavior') === 'always_invoice';
  const mustPay = textOf(form, 'payment_behavior') === 'error_if_incomplete';
  try {
    subscriptions.change(subscription, price, { billsNow, mustPay, at: prorationOf(form) });
  } catch (error) {
    subscription.metadata = before;
    throw error;
  }
  finish();
}

/** Whether the query leaves the field open or names this value. */
function same(form: Form, name: string, value: string | null): boolean {
  const wanted = textOf(form, name);
  return wanted === undefined || wanted === value;
}
