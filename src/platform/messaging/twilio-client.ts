import twilio from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient.js';
import type { TwilioAccess } from '../vendors/index.js';
import { DeliveryError, type DeliveryFailure } from './delivery-error.js';

const MAX_ANSWER_BYTES = 65_536;

/** What Twilio says of our settings: the account, the sender, the countries that it may write to. */
const MISCONFIGURED = new Set([
  20003, 20005, 20006, 20404, 21212, 21408, 21603, 21606, 21659, 21660,
]);
/** What may be well in a moment, though the status says otherwise: the sender's queue is full. */
const RETRYABLE = new Set([20429, 21611]);

export type TwilioClient = ReturnType<typeof createTwilioClient>;

/** @param silenceMs for how long Twilio may say nothing */
export function createTwilioClient(access: TwilioAccess, silenceMs: number) {
  return twilio(access.accountSid, access.authToken, {
    httpClient: new CarefulClient(access.baseUrl, silenceMs),
  });
}

/** The SDK's client, which asks no other host than it should and knows our errors. */
class CarefulClient extends twilio.RequestClient {
  constructor(
    private readonly baseUrl: string | undefined,
    timeout: number,
  ) {
    super({ timeout });
    this.axios.defaults.maxContentLength = MAX_ANSWER_BYTES;
  }

  override async request<T>(options: RequestClient.RequestOptions<T>) {
    const uri = this.addressOf(options.uri);
    const response = await super.request<T>({ ...options, uri }).catch((error: unknown) => {
      const { code = 'no answer' } = error as { code?: string };
      throw new DeliveryError('retryable', `twilio ${code}`);
    });
    if (response.statusCode >= 300) throw toDeliveryError(response);
    return response;
  }

  private addressOf(uri: string): string {
    const { hostname, pathname, search } = new URL(uri);
    if (this.baseUrl !== undefined) return `${this.baseUrl.replace(/\/$/, '')}${pathname}${search}`;
    if (!hostname.endsWith('.twilio.com')) throw new DeliveryError('misconfigured', 'twilio host');
    return uri;
  }
}

interface Refusal {
  readonly statusCode: number;
  readonly body: unknown;
  readonly headers: unknown;
}

function toDeliveryError({ statusCode, body, headers }: Refusal): DeliveryError {
  const { code } = (typeof body === 'object' ? (body ?? {}) : {}) as { code?: unknown };
  const vendorCode = typeof code === 'number' ? code : statusCode;
  const seconds = Number((headers as Record<string, unknown> | undefined)?.['retry-after']);
  return new DeliveryError(
    failureOf(statusCode, vendorCode),
    `twilio ${vendorCode}`,
    Number.isFinite(seconds) && seconds > 0 ? seconds : undefined,
  );
}

function failureOf(status: number, code: number): DeliveryFailure {
  if (RETRYABLE.has(code) || status === 429 || status === 408 || status >= 500) return 'retryable';
  if (MISCONFIGURED.has(code) || status < 400 || status === 401 || status === 403) {
    return 'misconfigured';
  }
  return 'rejected';
}
