import type { FastifyInstance } from 'fastify';

import type { CallLog } from './call-log.js';
import type { FaultBook } from './faults.js';
import type { Inbox } from './inbox.js';

/** What every vendor shares. */
export interface VendorServices {
  inbox: Inbox;
  calls: CallLog;
  faults: FaultBook;
}

/** A vendor that speaks HTTP. Calls are recorded and faults applied before its routes run. */
export interface HttpVendor {
  readonly protocol: 'http';
  /** Its name in the control API, and the prefix of its routes: `/<name>/…`. */
  readonly name: string;
  register(routes: FastifyInstance, services: VendorServices): void;
  /** The error answer in the vendor's own shape, for the faults `500`, `503` and `429`. */
  errorBody(status: number): unknown;
  /** How the vendor refuses content; some do so with status 200. */
  blocked(): { status: number; body: unknown };
  /** Routes by which tests prepare it, under `/vendors/<name>`: neither recorded nor hit by faults. */
  control?(routes: FastifyInstance): void;
  /** Sends these events again, each so many times, in this order; the answers that they got. */
  replay?(eventIds: readonly string[], times: number): Promise<unknown>;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * A page that a person sees, not a call of the program: it stays up whatever fault is set, so
     * that a person gets as far as the call that the fault is for.
     */
    isPage?: boolean;
  }
}

/** A vendor with a protocol and a port of its own. It records calls and applies faults itself. */
export interface SocketVendor {
  readonly protocol: 'socket';
  readonly name: string;
  /** Listens on 127.0.0.1; port 0 takes a free one. */
  listen(port: number, services: VendorServices): Promise<Listener>;
}

export interface Listener {
  port: number;
  /** Ends at once; open connections are cut. */
  close(): Promise<void>;
}

export type Vendor = HttpVendor | SocketVendor;
