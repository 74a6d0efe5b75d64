import type { IncomingHttpHeaders } from 'node:http';

/** A body as it can be written in JSON: parsed JSON, text, or bytes. */
export type RecordedBody = unknown;

export interface Call {
  vendor: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: RecordedBody;
  /** ISO 8601, UTC. */
  at: string;
  /** Null while unanswered, and for a call that a fault left without an answer. */
  status: number | null;
  responseBody: RecordedBody;
}

const MAX_CALLS = 1_000;
const MAX_BODY_LENGTH = 256_000;

/** The requests that the vendors received, oldest first. Keeps the last {@link MAX_CALLS}. */
export class CallLog {
  private readonly calls: Call[] = [];

  /** Records a request; the answer is filled in by {@link answer}. */
  add(request: Pick<Call, 'vendor' | 'method' | 'path' | 'headers' | 'body'>): Call {
    const call: Call = {
      ...request,
      body: bounded(request.body),
      at: new Date().toISOString(),
      status: null,
      responseBody: null,
    };
    this.calls.push(call);
    if (this.calls.length > MAX_CALLS) this.calls.shift();
    return call;
  }

  answer(call: Call, status: number, responseBody: RecordedBody): void {
    call.status = status;
    call.responseBody = bounded(responseBody);
  }

  list(vendor?: string): Call[] {
    return this.calls.filter((call) => vendor === undefined || call.vendor === vendor);
  }
}

const REDACTED = '[redacted]';
const SECRET_NAME = /auth|cookie|key|passw|secret|signature|token/i;
const PUBLIC_NAMES = new Set(['idempotency-key']);

const isSecret = (name: string): boolean =>
  SECRET_NAME.test(name) && !PUBLIC_NAMES.has(name.toLowerCase());

/** Headers for the log. Of a credential only its scheme is kept (`Bearer [redacted]`). */
export function withoutSecrets(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const text = Array.isArray(value) ? value.join(', ') : (value ?? '');
      if (!isSecret(name)) return [name, text];
      const scheme = /^(Basic|Bearer|Token) /i.exec(text)?.[0] ?? '';
      return [name, scheme + REDACTED];
    }),
  );
}

/** A path with its query for the log, the values of secret parameters removed. */
export function withoutSecretParameters(url: string): string {
  const [path = '', query] = url.split('?', 2);
  if (!query) return path;
  const kept = query.split('&').map((pair) => {
    const name = pair.split('=', 1)[0] ?? '';
    return isSecret(name) ? `${name}=${REDACTED}` : pair;
  });
  return `${path}?${kept.join('&')}`;
}

/** Keeps a large body out of memory, and says how large it was. */
function bounded(body: RecordedBody): RecordedBody {
  if (body === undefined || body === null) return null;
  if (Buffer.isBuffer(body)) {
    return body.length > MAX_BODY_LENGTH
      ? { truncated: true, bytes: body.length }
      : { base64: body.toString('base64') };
  }
  const length = typeof body === 'string' ? body.length : (JSON.stringify(body)?.length ?? 0);
  return length > MAX_BODY_LENGTH ? { truncated: true, characters: length } : body;
}
