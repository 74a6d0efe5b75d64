import fc from 'fast-check';
import type { Contract, Operation, Parameter } from './contract.js';
import { hostileJson, hostileName, hostileText } from './hostile-values.js';
import { form, formChange, FORM_TYPE } from './forms.js';
import { JsonText, toJson } from './json-text.js';
import type { Item, KnownThings } from './known-things.js';
import { ValidValues } from './valid-values.js';

/** One request as it goes out, still in parts that can be judged by the contract. */
export interface FuzzRequest {
  readonly operation: Operation;
  readonly method: string;
  readonly pathValues: Readonly<Record<string, string>>;
  readonly query: readonly (readonly [string, string])[];
  /** Goes behind the query as it is. */
  readonly rawQuery: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly contentType: string | undefined;
  /** The JSON value of the body; undefined where there is none, or where `raw` takes its place. */
  readonly json: unknown;
  readonly raw: Buffer | undefined;
}

/** Beyond this all headers together are too many for a server, whatever they say. */
const MAX_HEADER = 4_000;

type Change = (request: FuzzRequest) => FuzzRequest;

/** Headers that clients send and that steer how a request is read. */
const STEERING_HEADERS: readonly (readonly [string, string])[] = [
  ['content-encoding', 'gzip'],
  ['content-encoding', 'nonsense'],
  ['accept-encoding', 'br;q=nonsense, *;q=0'],
  ['accept', 'application/xml'],
  ['accept', ','],
  ['expect', '100-continue'],
  ['expect', 'nonsense'],
  ['range', 'bytes=5-2,-1'],
  ['range', 'bytes=99999999999999999999-'],
  ['if-none-match', '*'],
  ['if-none-match', 'W/"'],
  ['if-modified-since', 'nonsense'],
  ['x-forwarded-for', '::1, nonsense'],
  ['x-request-id', 'x'.repeat(65)],
  ['x-http-method-override', 'DELETE'],
  ['cookie', 'pixshift_refresh=%zz; __proto__=x; =; ;'],
  ['cookie', `pixshift_refresh=${'x'.repeat(4_000)}`],
  ['origin', 'null'],
  ['origin', 'https://\u00e9vil.example'],
  ['user-agent', '\u00ff'.repeat(900)],
  ['connection', 'upgrade'],
  ['prefer', 'wait=0'],
  ['prefer', 'wait=-1, respond-async; wait="1"'],
  ['last-event-id', '99999999999'],
  ['idempotency-key', 'k'.repeat(300)],
  ['idempotency-key', '\u00e9'],
];

const CONTENT_TYPES = [
  undefined,
  '',
  'application/json',
  'application/json; charset=utf-16',
  'application/json; charset="',
  'application/jsonp',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'text/plain',
  'application/xml',
  'nonsense',
  '\u00e9/\u00e9',
];

const RAW_BODIES = [
  '',
  ' ',
  'null',
  'NaN',
  '[',
  '{"a":1',
  '{"a":1}{"b":2}',
  "{'a':1}",
  '\ufeff{}',
  '{"a":1,"a":2}',
  '{"__proto__":{"isAdmin":true}}',
  '--x\r\n\r\n--x--',
].map((text) => Buffer.from(text));

/** Texts whose bytes are no UTF-8. */
const BROKEN_UTF8 = ['%ff', '%c3%28', '%ed%a0%80', '%f8%a1%a1%a1%a1', '%', '%zz'];

/** Requests to an operation: some as they should be, most of them nearly so, some beyond hope. */
export function requestsTo(
  operation: Operation,
  contract: Contract,
  known: KnownThings,
): fc.Arbitrary<FuzzRequest> {
  const valid = fc
    .constantFrom<Item>({}, ...known.itemsAt(operation.path))
    .chain((item) =>
      validRequest(operation, new ValidValues(contract, known, operation.path, item), known),
    );
  return fc
    .tuple(
      valid,
      fc.oneof(
        { weight: 2, arbitrary: fc.constant<Change[]>([]) },
        { weight: 5, arbitrary: fc.array(change(operation), { minLength: 1, maxLength: 1 }) },
        { weight: 1, arbitrary: fc.array(change(operation), { minLength: 2, maxLength: 5 }) },
      ),
    )
    .map(([request, changes]) => changes.reduce((changed, apply) => apply(changed), request));
}

function validRequest(
  operation: Operation,
  values: ValidValues,
  known: KnownThings,
): fc.Arbitrary<FuzzRequest> {
  const parameters = (place: Parameter['in']): fc.Arbitrary<Record<string, string>> => {
    const own = operation.parameters.filter((parameter) => parameter.in === place);
    const fields = Object.fromEntries(own.map(({ name, schema }) => [name, schema]));
    const required = own.filter((parameter) => parameter.required).map(({ name }) => name);
    return values
      .record(fields, required)
      .map((record) =>
        Object.fromEntries(Object.entries(record).map(([name, value]) => [name, String(value)])),
      );
  };
  const { body } = operation;
  const isJson = body?.type === 'application/json';
  const links = known.linksTo(operation);
  return fc
    .tuple(
      fc.oneof(parameters('path'), ...links.map((link) => fc.constant(pathOf(operation, link)))),
      fc.oneof(parameters('query'), ...links.map((link) => fc.constant(queryOf(link)))),
      parameters('header'),
      isJson ? values.of(body.schema) : fc.constant<unknown>(undefined),
    )
    .map(([pathValues, query, headers, json]) => ({
      operation,
      method: operation.method,
      pathValues,
      query: Object.entries(query),
      rawQuery: '',
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, text]) => [name.toLowerCase(), headerText(text)]),
      ),
      contentType: body && (isJson ? body.type : FORM_TYPE),
      json,
      raw: body && !isJson ? form([{}]) : undefined,
    }));
}

function change(operation: Operation): fc.Arbitrary<Change> {
  const { parameters, body } = operation;
  const named = (place: Parameter['in']): string[] =>
    parameters.filter((parameter) => parameter.in === place).map(({ name }) => name);
  const paths = named('path');
  const queries = named('query');
  const headers = named('header').map((name) => name.toLowerCase());
  const changes: { weight: number; arbitrary: fc.Arbitrary<Change> }[] = [
    { weight: 1, arbitrary: fc.constantFrom(...STEERING_HEADERS).map(withHeader) },
    { weight: 1, arbitrary: fc.constantFrom(...BROKEN_UTF8).map(withRawQuery) },
    {
      weight: 1,
      arbitrary: fc.tuple(hostileName(), hostileText()).map((pair) => withQuery(pair)),
    },
  ];
  if (operation.method === 'GET') {
    changes.push({ weight: 1, arbitrary: fc.constant(withMethod('HEAD')) });
  }
  if (paths.length > 0) {
    changes.push({
      weight: 3,
      arbitrary: fc.tuple(fc.constantFrom(...paths), hostileText()).map(withPathValue),
    });
  }
  if (queries.length > 0) {
    changes.push(
      { weight: 6, arbitrary: fc.tuple(fc.constantFrom(...queries), hostileText()).map(withQuery) },
      {
        weight: 1,
        arbitrary: fc.tuple(fc.constantFrom(...queries), hostileText()).map(withRepeatedQuery),
      },
      { weight: 1, arbitrary: fc.constantFrom(...queries).map(withoutQuery) },
    );
  }
  if (headers.length > 0) {
    changes.push({
      weight: 2,
      arbitrary: fc.tuple(fc.constantFrom(...headers), hostileText()).map(withHeader),
    });
  }
  if (body) {
    changes.push(
      { weight: 1, arbitrary: fc.constantFrom(...CONTENT_TYPES).map(withContentType) },
      { weight: 1, arbitrary: fc.constantFrom(...RAW_BODIES).map(withRawBody) },
      { weight: 1, arbitrary: fc.constant(withBrokenText) },
    );
  }
  if (body && body.type !== 'application/json') {
    changes.push({ weight: 12, arbitrary: formChange().map(withRawBody) });
  } else if (body) {
    changes.push(
      { weight: 8, arbitrary: fc.tuple(fc.nat(), hostileJson()).map(withJsonAt) },
      { weight: 3, arbitrary: fc.nat().map(withoutJsonAt) },
      {
        weight: 4,
        arbitrary: fc.tuple(fc.nat(), hostileName(), hostileJson()).map(withJsonAdded),
      },
    );
  }
  return fc.oneof(...changes);
}

const withMethod =
  (method: string): Change =>
  (request) => ({ ...request, method });

const withHeader =
  ([name, text]: readonly [string, string]): Change =>
  (request) => ({ ...request, headers: { ...request.headers, [name]: headerText(text) } });

const withRawQuery =
  (text: string): Change =>
  (request) => ({ ...request, rawQuery: `q=${text}` });

const withQuery =
  ([name, text]: readonly [string, string]): Change =>
  (request) => ({
    ...request,
    query: [...request.query.filter(([other]) => other !== name), [name, text]],
  });

const withRepeatedQuery =
  ([name, text]: readonly [string, string]): Change =>
  (request) => ({ ...request, query: [...request.query, [name, text], [name, text]] });

const withoutQuery =
  (name: string): Change =>
  (request) => ({ ...request, query: request.query.filter(([other]) => other !== name) });

const withPathValue =
  ([name, text]: readonly [string, string]): Change =>
  (request) => ({ ...request, pathValues: { ...request.pathValues, [name]: text } });

const withContentType =
  (contentType: string | undefined): Change =>
  (request) => ({ ...request, contentType });

const withRawBody =
  (raw: Buffer): Change =>
  (request) => ({ ...request, raw });

/** A text of the body, or its end, becomes bytes that no character has. */
const withBrokenText: Change = (request) => {
  const bytes = request.raw ?? Buffer.from(toJson(request.json));
  const at = bytes.indexOf('":"') + 3;
  return {
    ...request,
    raw: Buffer.concat([bytes.subarray(0, at), Buffer.from([0xff, 0xc3]), bytes.subarray(at)]),
  };
};

const withJsonAt =
  ([place, value]: readonly [number, unknown]): Change =>
  (request) => ({ ...request, json: replaceAt(request.json, place, () => value) });

const withoutJsonAt =
  (place: number): Change =>
  (request) => ({ ...request, json: replaceAt(request.json, place, () => REMOVED) });

const withJsonAdded =
  ([place, name, value]: readonly [number, string, unknown]): Change =>
  (request) => ({
    ...request,
    json: replaceAt(request.json, place, (found) =>
      isObject(found) ? Object.fromEntries([...Object.entries(found), [name, value]]) : found,
    ),
  });

const REMOVED = Symbol('removed');

/** Puts something else in the place with this number of a JSON value, counted from the outside in. */
function replaceAt(root: unknown, place: number, replace: (found: unknown) => unknown): unknown {
  const wanted = place % placesIn(root);
  let at = 0;
  const walk = (value: unknown): unknown => {
    if (at++ === wanted) return replace(value);
    if (Array.isArray(value)) return value.map(walk).filter((item) => item !== REMOVED);
    if (!isObject(value)) return value;
    const members = Object.entries(value).map(([name, item]) => [name, walk(item)] as const);
    return Object.fromEntries(members.filter(([, item]) => item !== REMOVED));
  };
  const changed = walk(root);
  return changed === REMOVED ? undefined : changed;
}

function placesIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + placesIn(item), 1);
  if (!isObject(value)) return 1;
  return Object.values(value).reduce<number>((sum, item) => sum + placesIn(item), 1);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof JsonText)
  );
}

/** What Node's client sends as a header at all: no control characters, no more than one byte each. */
function headerText(text: string): string {
  const bytes = Buffer.from(text).filter((byte) => byte === 9 || (byte >= 32 && byte !== 127));
  return Buffer.from(bytes).toString('latin1').slice(0, MAX_HEADER);
}

function pathOf({ path }: Operation, link: string): Record<string, string> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const pattern = new RegExp(`^${path.replace(/\{\w+\}/g, '([^/?]+)')}`);
  const found = pattern.exec(link)?.slice(1) ?? [];
  return Object.fromEntries(names.map((name, at) => [name, found[at] ?? '']));
}

function queryOf(link: string): Record<string, string> {
  return Object.fromEntries(new URL(link, 'http://x').searchParams);
}
