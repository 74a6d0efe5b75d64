import type * as Sdk from '@paypal/paypal-server-sdk';
import { setTimeout as pause } from 'node:timers/promises';
import type { PayPalAccess } from '../../platform/vendors/index.js';
import { GatewayError } from '../payment-gateway.js';
import { isUnknownToken, toGatewayError } from './paypal-errors.js';

type Module = typeof Sdk;

/** How long PayPal may say nothing to one try. */
const SILENCE_MS = 8_000;
/** All tries of one call together. */
const TOTAL_MS = 20_000;
/** Every call that changes something names itself, so it may be made again. */
const TRIES = 3;
const FIRST_PAUSE_MS = 200;

/** What calls are made with. */
export interface PayPalCalls {
  readonly sdk: Module;
  readonly orders: Sdk.OrdersController;
  readonly payments: Sdk.PaymentsController;
  /** What the SDK has no method for. */
  readonly client: Sdk.Client;
}

/**
 * The SDK, at the address that is set. It has neither limits of time nor further tries of its own, so
 * both are here. It is loaded by the first call, for it takes a while and most starts need none of it.
 */
export class PayPalClient {
  private calls: Promise<PayPalCalls> | undefined;

  constructor(
    private readonly access: PayPalAccess,
    private readonly silenceMs = SILENCE_MS,
  ) {}

  /**
   * Calls PayPal, again where that may help. Of its errors the issue and the debug id are kept, never
   * what was sent.
   * @throws GatewayError
   */
  async call<T>(work: (calls: PayPalCalls) => Promise<{ result: T }>): Promise<T> {
    const until = performance.now() + TOTAL_MS;
    for (let tries = 1; ; tries++) {
      try {
        const { result } = await work(await this.ready());
        // A 200 without a body: PayPal always has something to say.
        if (result === undefined || result === null) throw new GatewayError('retryable', 'empty');
        return result;
      } catch (error) {
        // A token can end before its time; the next one is asked for by another client.
        if (isUnknownToken(error)) this.calls = undefined;
        const known = error instanceof GatewayError ? error : toGatewayError(error);
        const mayHelp = known.failure === 'retryable' || (isUnknownToken(error) && tries === 1);
        if (!mayHelp || tries === TRIES || performance.now() > until) throw known;
        await pause(FIRST_PAUSE_MS * 2 ** tries);
      }
    }
  }

  private ready(): Promise<PayPalCalls> {
    return (this.calls ??= this.load());
  }

  private async load(): Promise<PayPalCalls> {
    const sdk = await import('@paypal/paypal-server-sdk');
    const { clientId, clientSecret, baseUrl, environment } = this.access;
    const Client = baseUrl === undefined ? sdk.Client : clientAt(sdk, baseUrl.replace(/\/$/, ''));
    const client = new Client({
      clientCredentialsAuthCredentials: {
        oAuthClientId: clientId,
        oAuthClientSecret: clientSecret,
      },
      environment: environment === 'live' ? sdk.Environment.Production : sdk.Environment.Sandbox,
      timeout: this.silenceMs,
      unstable_httpClientOptions: { maxRedirects: 0 },
    });
    return {
      sdk,
      client,
      orders: new sdk.OrdersController(client),
      payments: new sdk.PaymentsController(client),
    };
  }
}

/**
 * The SDK takes no address of one's own, so each request is sent there on its way out. Its parts ask
 * for how to send while the client is being made, so that is where they get it.
 */
function clientAt(sdk: Module, base: string): typeof Sdk.Client {
  return class extends sdk.Client {
    override getRequestBuilderFactory(): ReturnType<Sdk.Client['getRequestBuilderFactory']> {
      const ofSdk = super.getRequestBuilderFactory();
      return (method, path) => {
        const request = ofSdk(method, path);
        request.interceptRequest((sent) => {
          const { pathname, search } = new URL(sent.url);
          return { ...sent, url: `${base}${pathname}${search}` };
        });
        return request;
      };
    }
  };
}
