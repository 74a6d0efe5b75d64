import autocannon from 'autocannon';
import { Agent, request } from 'node:http';

export interface Ask {
  method?: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Load {
  readonly asks: readonly Ask[];
  /** How many requests in all. */
  readonly amount: number;
  readonly connections: number;
}

/**
 * Sends a fixed number of requests over so many connections, each of which walks through the list
 * from a place of its own. Returns how long it took, in ms. Throws unless every answer is a 2xx.
 */
export async function send(url: string, { asks, amount, connections }: Load): Promise<number> {
  const requests = asks.map(({ method = 'GET', path, headers = {}, body }) => ({
    method,
    path,
    headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body }),
  }));
  let clients = 0;
  const began = performance.now();
  let ended = began;
  const result = await autocannon({
    url,
    sampleInt: 20,
    amount,
    connections: Math.min(connections, amount),
    timeout: 30,
    requests,
    setupClient: (client) => {
      const from = Math.floor((clients++ * requests.length) / connections) % requests.length;
      client.setRequests([...requests.slice(from), ...requests.slice(0, from)]);
      // Its own clock counts in whole samples.
      client.on('response', () => (ended = performance.now()));
    },
  });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0 || result['2xx'] < amount) {
    throw new Error(
      `${failed} of ${amount} requests to ${url}${asks[0]?.path} failed: ${JSON.stringify(result.statusCodeStats)}`,
    );
  }
  return ended - began;
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
  /** From the first byte sent to the last one received. */
  ms: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** One request; the answer whatever its status. */
export function ask(
  url: string,
  { method = 'GET', path, headers = {}, body }: Omit<Ask, 'body'> & { body?: string | Buffer },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const sent = request(
      `${url}${path}`,
      {
        method,
        agent,
        headers: {
          ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
          ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
          ...headers,
        },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(chunks).toString(),
            ms: performance.now() - started,
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The body of an answer that must be a 2xx. */
export async function json<T>(pending: Promise<Answer>): Promise<T> {
  const { status, body } = await pending;
  if (status < 200 || status > 299) throw new Error(`${status}: ${body.slice(0, 500)}`);
  return JSON.parse(body) as T;
}

/** Does `work` for 0 … amount - 1, so many at a time. */
export async function inParallel(
  amount: number,
  lanes: number,
  work: (index: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < amount) await work(next++);
  };
  await Promise.all(Array.from({ length: Math.min(lanes, amount) }, lane));
}
