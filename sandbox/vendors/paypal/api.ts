import { validMoney } from './money.js';
import type { Order, Refund } from './objects.js';
import { malformed, missing, unprocessable } from './refusals.js';
import type { Till } from './till.js';
import { isGenuine } from './webhooks.js';

export interface ApiCall {
  id: string;
  query: URLSearchParams;
  body: Record<string, unknown>;
  /** Where the vendor is, for the links in its answers. */
  origin: string;
  requestId: string | undefined;
  /** The whole object, not only where to find it. */
  isWhole: boolean;
}

export interface ApiAnswer {
  status: number;
  body?: object;
}

type Fields = Record<string, unknown>;
const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};
const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
const given = <K extends string>(name: K, value: unknown): Partial<Record<K, string>> => {
  const text = textOf(value);
  return text === undefined ? {} : ({ [name]: text } as Record<K, string>);
};

const MINIMAL: readonly string[] = ['id', 'status', 'links', 'payment_source'];

/** The calls of the API that PixShift needs, by method and path. */
export function apiOf(till: Till): Record<string, (call: ApiCall) => ApiAnswer> {
  return {
    'POST /v2/checkout/orders': (call) => ({ status: 201, body: shown(create(till, call), call) }),
    'GET /v2/checkout/orders/:id': ({ id }) => ({ status: 200, body: till.find(id).order }),
    'PATCH /v2/checkout/orders/:id': (call) => patch(till, call),
    'POST /v2/checkout/orders/:id/capture': (call) => ({
      status: 201,
      body: shown(till.capture(till.find(call.id), call.origin), call),
    }),
    'GET /v2/payments/captures/:id': ({ id }) => {
      const capture = till.findCapture(id);
      const related_ids = { order_id: till.orderOf(capture) };
      return { status: 200, body: { ...capture, supplementary_data: { related_ids } } };
    },
    'POST /v2/payments/captures/:id/refund': (call) => ({
      status: 201,
      body: shown(refund(till, call), call),
    }),
    'GET /v2/payments/refunds/:id': ({ id }) => {
      const found = till.refunds.get(id);
      if (!found) throw missing();
      return { status: 200, body: found.refund };
    },
    'GET /v1/customer/disputes': ({ query }) => {
      const of = query.get('disputed_transaction_id');
      const items = [...till.disputes.values()]
        .filter(({ disputed_transactions: [about] }) => about?.seller_transaction_id === of)
        .map(({ dispute_outcome: _, disputed_transactions: __, ...summary }) => summary);
      return { status: 200, body: { items, links: [] } };
    },
    'GET /v1/customer/disputes/:id': ({ id }) => {
      const found = till.disputes.get(id);
      if (!found) throw missing();
      return { status: 200, body: found };
    },
    'POST /v1/notifications/verify-webhook-signature': ({ body }) => ({
      status: 200,
      body: { verification_status: isGenuine(body) ? 'SUCCESS' : 'FAILURE' },
    }),
  };
}

function shown(object: object, { isWhole }: ApiCall): object {
  if (isWhole) return object;
  return Object.fromEntries(Object.entries(object).filter(([name]) => MINIMAL.includes(name)));
}

function create(till: Till, { body, origin, requestId }: ApiCall): Order {
  if (body['intent'] !== 'CAPTURE') throw malformed('/intent', 'INVALID_PARAMETER_VALUE');
  const units: unknown[] = Array.isArray(body['purchase_units']) ? body['purchase_units'] : [];
  const [unit, ...others] = units;
  if (!unit) throw malformed('/purchase_units', 'MISSING_REQUIRED_PARAMETER');
  if (others.length > 0) throw malformed('/purchase_units', 'NOT_SUPPORTED');
  const { paypal } = fieldsOf(body['payment_source']);
  if (paypal && requestId === undefined) {
    throw malformed('PayPal-Request-Id', 'PAYPAL_REQUEST_ID_REQUIRED');
  }
  const context = fieldsOf(fieldsOf(paypal)['experience_context']);
  const [returnUrl, cancelUrl] = [textOf(context['return_url']), textOf(context['cancel_url'])];
  if (returnUrl === undefined || cancelUrl === undefined) {
    throw malformed(
      '/payment_source/paypal/experience_context/return_url',
      'MISSING_REQUIRED_PARAMETER',
    );
  }
  const fields = fieldsOf(unit);
  return till.open(
    {
      reference_id: textOf(fields['reference_id']) ?? 'default',
      amount: validMoney(fields['amount'], "/purchase_units/@reference_id=='default'/amount"),
      ...given('description', fields['description']),
      ...given('custom_id', fields['custom_id']),
    },
    { returnUrl, cancelUrl },
    origin,
  );
}

/** Of an order that nobody paid, only what we call it can be changed. */
function patch(till: Till, { id, body }: ApiCall): ApiAnswer {
  const { order } = till.find(id);
  if (order.status === 'COMPLETED') throw unprocessable('ORDER_ALREADY_COMPLETED');
  const [unit] = order.purchase_units;
  for (const each of Array.isArray(body) ? body : []) {
    const { op, path, value } = fieldsOf(each);
    const wanted = `/purchase_units/@reference_id=='${unit.reference_id}'/custom_id`;
    const name = textOf(value);
    if (path !== wanted || (op !== 'replace' && op !== 'add')) throw unprocessable('NOT_PATCHABLE');
    if (name === undefined) throw malformed(wanted, 'INVALID_PARAMETER_VALUE');
    unit.custom_id = name;
  }
  return { status: 204 };
}

function refund(till: Till, { id, body, origin }: ApiCall): Refund {
  const amount = body['amount'] === undefined ? undefined : validMoney(body['amount'], '/amount');
  return till.refund(
    till.findCapture(id),
    {
      ...(amount ? { amount } : {}),
      ...given('custom_id', body['custom_id']),
      ...given('note_to_payer', body['note_to_payer']),
    },
    origin,
  );
}
