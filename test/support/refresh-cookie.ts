import type { ApiAnswer } from './http-client.js';

export interface RefreshCookie {
  /** As a request sends it back, `name=value`; the value is empty where it was cleared. */
  readonly pair: string;
  readonly attributes: readonly string[];
}

/** The refresh cookie that an answer sets, if it does. */
export function refreshCookie({ headers }: ApiAnswer): RefreshCookie | undefined {
  const line = headers.getSetCookie().find((cookie) => cookie.startsWith('pixshift_refresh='));
  if (!line) return undefined;
  const [pair = '', ...attributes] = line.split(/;\s*/);
  return { pair, attributes };
}
