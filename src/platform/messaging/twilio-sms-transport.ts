import type { TwilioAccess } from '../vendors/index.js';
import { DeliveryError } from './delivery-error.js';
import { type OutgoingSms, SmsTransport } from './sms-transport.js';
import type { TwilioClient } from './twilio-client.js';
import { within } from './within.js';

const SILENCE_MS = 10_000;
/** A server that keeps talking without ever finishing. */
const TOTAL_MS = 20_000;

/**
 * SMS over Twilio's REST API. What it refuses or fails is told without saying whom it was for. The SDK is
 * loaded by the first message, for it is large and most starts send none.
 */
export class TwilioSmsTransport extends SmsTransport {
  override readonly mode;
  private client: Promise<TwilioClient> | undefined;

  /** @param silenceMs for how long Twilio may say nothing */
  constructor(
    private readonly access: TwilioAccess,
    private readonly silenceMs = SILENCE_MS,
  ) {
    super();
    this.mode = access.mode;
  }

  override async send(_id: string, { to, text }: OutgoingSms): Promise<{ vendorId?: string }> {
    try {
      const { messages } = await this.ready();
      const sent = messages.create({ to, from: this.access.phoneNumber, body: text });
      const { sid } = await within(
        TOTAL_MS,
        sent,
        () => new DeliveryError('retryable', 'twilio slow'),
      );
      if (sid) return { vendorId: sid };
    } catch (error) {
      if (error instanceof DeliveryError) throw error;
      // An answer that is none of Twilio's. The error itself may hold the number.
    }
    throw new DeliveryError('retryable', 'twilio garbage');
  }

  private ready(): Promise<TwilioClient> {
    this.client ??= import('./twilio-client.js').then(({ createTwilioClient }) =>
      createTwilioClient(this.access, this.silenceMs),
    );
    return this.client;
  }
}
