import type { StripeStore } from './store.js';

type Fields = Record<string, unknown>;

/**
 * The answer with what `expand` asks for in place of ids; without it, what Stripe shows only when it
 * is asked for is left out.
 */
export function expanded(store: StripeStore, object: object, wanted: readonly string[]): unknown {
  const copy = structuredClone(object) as Fields;
  const isList = copy['object'] === 'list';
  for (const each of isList ? (copy['data'] as Fields[]) : [copy]) {
    const paths = wanted.map((path) => (isList ? path.replace(/^data\./, '') : path));
    if (each['object'] === 'invoice' && !paths.some((path) => path.startsWith('payments'))) {
      delete each['payments'];
    }
    for (const path of paths) expandOne(store, each, path.split('.'));
  }
  return copy;
}

function expandOne(store: StripeStore, object: Fields, [name = '', ...rest]: string[]): void {
  if (object['object'] === 'checkout.session' && name === 'line_items') {
    const data = store.plans.get(String(object['id']))?.items ?? [];
    const url = `/v1/checkout/sessions/${String(object['id'])}/line_items`;
    object['line_items'] = { object: 'list', data: structuredClone(data), has_more: false, url };
    return;
  }
  const value = object[name];
  if (typeof value === 'string') {
    const found = lookUp(store, value);
    if (found) object[name] = expanded(store, found, rest.length > 0 ? [rest.join('.')] : []);
  } else if (value && typeof value === 'object' && rest.length > 0) {
    expandOne(store, value as Fields, rest);
  }
}

function lookUp(store: StripeStore, id: string): object | undefined {
  const shelves = {
    cus: store.customers,
    pi: store.intents,
    ch: store.charges,
    sub: store.subscriptions,
    in: store.invoices,
    price: store.prices,
    prod: store.products,
  };
  const prefix = id.split('_', 1)[0] as keyof typeof shelves;
  return shelves[prefix]?.find(id);
}
