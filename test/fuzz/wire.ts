import { Agent, request as httpRequest } from 'node:http';
import { toJson } from './json-text.js';
import type { FuzzRequest } from './requests.js';

export interface FuzzAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The whole body; of streams and files the beginning. */
  readonly bytes: Buffer;
}

const PATIENCE_MS = 20_000;
const MAX_BYTES = 1_048_576;

/** Sends what no client library would, over connections that are used again. */
export class Wire {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 4 });

  constructor(private readonly origin: string) {}

  /** Rejects where there is no answer, or none in time. */
  send(request: FuzzRequest, token: string | undefined): Promise<FuzzAnswer> {
    const { promise, resolve, reject } = Promise.withResolvers<FuzzAnswer>();
    const body = bodyOf(request);
    const { contentType } = request;
    const outgoing = httpRequest(
      this.origin,
      {
        agent: this.agent,
        method: request.method,
        path: addressOf(request),
        headers: {
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(body && contentType !== undefined ? { 'content-type': contentType } : {}),
          ...(body ? { 'content-length': String(body.length) } : {}),
          ...request.headers,
        },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        let length = 0;
        const done = (): void => {
          clearTimeout(timer);
          const { statusCode = 0, headers } = incoming;
          resolve({ status: statusCode, headers, bytes: Buffer.concat(chunks) });
        };
        const type = incoming.headers['content-type'] ?? '';
        incoming.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          length += chunk.length;
          // A stream would go on, and of a file the beginning says enough.
          if (type.startsWith('text/event-stream') || length > MAX_BYTES) incoming.destroy();
        });
        incoming.once('close', done);
        incoming.on('error', () => undefined);
      },
    );
    const timer = setTimeout(
      () => outgoing.destroy(new Error(`no answer in ${PATIENCE_MS / 1000} s`)),
      PATIENCE_MS,
    );
    outgoing.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    outgoing.end(body);
    return promise;
  }

  close(): void {
    this.agent.destroy();
  }
}

/** The bytes of the body, if it has one. */
export function bodyOf({ raw, json }: FuzzRequest): Buffer | undefined {
  if (raw) return raw;
  return json === undefined ? undefined : Buffer.from(toJson(json));
}

export function addressOf({ operation, pathValues, query, rawQuery }: FuzzRequest): string {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encode(pathValues[name] ?? ''),
  );
  const pairs = query.map(([name, text]) => `${encode(name)}=${encode(text)}`);
  const search = [...pairs, ...(rawQuery ? [rawQuery] : [])].join('&');
  return search ? `${path}?${search}` : path;
}

/** Percent signs as everywhere; half of a character becomes the three bytes that stand for it nowhere. */
function encode(text: string): string {
  if (text.isWellFormed()) return encodeURIComponent(text);
  return [...text]
    .map((character) => (character.isWellFormed() ? encodeURIComponent(character) : '%ED%A0%80'))
    .join('');
}
