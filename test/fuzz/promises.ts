import { isUtf8 } from 'node:buffer';
import { ERROR_CODES, type ErrorCode } from '../../src/platform/errors/index.js';
import type { Contract, Schema } from './contract.js';
import { addressOf, bodyOf, type FuzzAnswer } from './wire.js';
import type { FuzzRequest } from './requests.js';

const MAX_MESSAGE = 300;
const MAX_ERROR_BYTES = 8_192;
const ENVELOPE = ['category', 'code', 'details', 'message', 'requestId'];
/** What only the inside of the program knows. */
const INTERNALS =
  /\bat .{1,200}:\d+:\d+|node_modules|\/(src|dist|home|root|usr|var)\/|\bselect [\w*".,() ]{1,200} from \w|insert into|\bpg_\w|relation "|violates .*constraint|syntax error at|E(CONN|NO)[A-Z]{3,}/i;

/** The first promise of the API that the answer breaks, in a sentence; undefined where it keeps all. */
export function brokenPromise(
  contract: Contract,
  request: FuzzRequest,
  answer: FuzzAnswer,
): string | undefined {
  const { status } = answer;
  if (status >= 500) return `answers ${status}`;
  const documented = request.operation.responses[String(status)];
  if (!documented) return `answers ${status}, which its contract does not name`;
  if (status >= 400) return brokenErrorPromise(answer, request.method === 'HEAD');
  const invalid = whyInvalid(contract, request);
  if (invalid) return `answers ${status} although ${invalid}`;
  const schema = documented.content?.['application/json']?.schema;
  if (!schema || request.method === 'HEAD') return undefined;
  const problem = contract.problem(schema, parse(answer.bytes));
  return problem && `answers ${status} with a body that is not as documented: ${problem}`;
}

function brokenErrorPromise(
  { status, headers, bytes }: FuzzAnswer,
  isHead: boolean,
): string | undefined {
  if (isHead) return undefined;
  if (!String(headers['content-type']).startsWith('application/json')) {
    return `answers ${status} as ${String(headers['content-type'])}`;
  }
  const envelope = parse(bytes) as { error?: Record<string, unknown> } | undefined;
  const { error } = envelope ?? {};
  if (
    !error ||
    Object.keys(envelope ?? {}).length !== 1 ||
    Object.keys(error).sort().join() !== ENVELOPE.join()
  ) {
    return `answers ${status} without the envelope of errors`;
  }
  const known = ERROR_CODES[error['code'] as ErrorCode] as
    | { status: number; category: string }
    | undefined;
  if (known?.status !== status || known.category !== error['category']) {
    return `answers ${status} as ${String(error['code'])}, ${String(error['category'])}`;
  }
  if (error['requestId'] !== headers['x-request-id']) return 'names two request ids';
  if (typeof error['message'] !== 'string' || error['message'].length > MAX_MESSAGE) {
    return `has a message of ${String(error['message']).length} characters`;
  }
  if (bytes.length > MAX_ERROR_BYTES) return `answers an error with ${bytes.length} bytes`;
  const leak = INTERNALS.exec(bytes.toString());
  return leak ? `tells about its inside: ${leak[0].slice(0, 100)}` : undefined;
}

/** What is plainly wrong with a request by the contract; undefined where nothing is. */
export function whyInvalid(contract: Contract, request: FuzzRequest): string | undefined {
  for (const { name, in: place, schema, required } of request.operation.parameters) {
    if (place === 'header' || place === 'cookie') {
      if (required && request.headers[name.toLowerCase()] === undefined)
        return `${name} is missing`;
      continue;
    }
    const texts =
      place === 'path'
        ? [request.pathValues[name] ?? '']
        : request.query.filter(([other]) => other === name).map(([, text]) => text);
    if (required && texts.length === 0) return `${name} is missing`;
    if (texts.length > 1) return `${name} is there ${texts.length} times`;
    for (const text of texts) {
      if (text.includes('\0') || !text.isWellFormed()) return `${name} is no text`;
      const problem = contract.problem(schema, read(contract.resolve(schema), text));
      if (problem) return `${name}: ${problem}`;
    }
  }
  return whyInvalidBody(contract, request);
}

function whyInvalidBody(contract: Contract, request: FuzzRequest): string | undefined {
  const { body } = request.operation;
  if (body?.type !== 'application/json') return undefined;
  const bytes = bodyOf(request);
  if (!bytes || bytes.length === 0) return body.required ? 'the body is missing' : undefined;
  if (request.contentType?.split(';')[0] !== body.type) return 'the body says that it is no JSON';
  if (!isUtf8(bytes)) return 'the body is no UTF-8';
  const value = parse(bytes);
  if (value === undefined) return 'the body is no JSON';
  const problem = contract.problem(body.schema, value);
  return problem && `the body is wrong: ${problem}`;
}

/** A parameter's text as what its schema means by it. */
function read({ type }: Schema, text: string): unknown {
  if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(text))
    return Number(text);
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}

function parse(bytes: Buffer): unknown {
  try {
    // A byte order mark is no part of the text.
    return JSON.parse(bytes.toString().replace(/^\ufeff/, '')) as unknown;
  } catch {
    return undefined;
  }
}

/** The request as a person can send it again. */
export function describeRequest(request: FuzzRequest): string {
  const { method, headers, contentType } = request;
  const body = bodyOf(request)?.toString('latin1');
  const shown = [
    `${method} ${cut(addressOf(request))}`,
    ...Object.entries(headers).map(([name, text]) => `${name}: ${cut(text)}`),
    ...(body === undefined ? [] : [`content-type: ${contentType ?? '(none)'}`, '', cut(body)]),
  ];
  return shown.join('\n    ');
}

function cut(text: string): string {
  return text.length > 400 ? `${text.slice(0, 400)}… (${text.length})` : text;
}
