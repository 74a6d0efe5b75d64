import { AsyncLocalStorage } from 'node:async_hooks';

/** What is known of the request that this code runs for. Empty in jobs. */
export interface RequestContext {
  readonly requestId: string;
  readonly ip: string;
  readonly userAgent: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs `work` with `context` as the current request. */
export function runInRequestContext(context: RequestContext, work: () => void): void {
  storage.run(context, work);
}

/** The current request, or undefined outside of one. */
export function currentRequest(): RequestContext | undefined {
  return storage.getStore();
}
