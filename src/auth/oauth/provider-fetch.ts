import { ProviderError } from './oauth-provider.js';

export interface FetchBounds {
  /** Origins that may be called; what a provider names beside them is not followed. */
  readonly origins: ReadonlySet<string>;
  readonly callTimeoutMs: number;
  readonly maxAnswerBytes: number;
  /** Ends all calls of one sign-in. */
  readonly deadline: AbortSignal;
}

export type ProviderFetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * `fetch` for what a provider is asked: only where it is known to be, without following redirects,
 * for a limited time, and no more of the answer than is reasonable.
 */
export function providerFetch(bounds: FetchBounds): ProviderFetch {
  return async (url, init) => {
    const { origin } = new URL(url);
    if (!bounds.origins.has(origin)) {
      throw new ProviderError('untrusted', `${origin} is not an origin of this provider`);
    }
    const signals = [bounds.deadline, AbortSignal.timeout(bounds.callTimeoutMs)];
    if (init.signal) signals.push(init.signal);
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.any(signals),
    });
    const body = await read(response, bounds.maxAnswerBytes);
    const { status, headers } = response;
    return new Response(isBodiless(status) ? null : body, { status, headers });
  };
}

async function read(response: Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > maxBytes) {
      throw new ProviderError('unavailable', `an answer of more than ${maxBytes} bytes`);
    }
    parts.push(part);
  }
  return Uint8Array.from(Buffer.concat(parts));
}

function isBodiless(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}
