import type { VendorMode } from '../vendors/index.js';
import { DeliveryError } from './delivery-error.js';

/** A text message as it goes out. */
export interface OutgoingSms {
  /** E.164. */
  readonly to: string;
  readonly text: string;
}

/** The way to a carrier of text messages. */
export abstract class SmsTransport {
  /** Where messages go; `off`: nowhere, and nobody may ask for any. */
  abstract readonly mode: VendorMode;

  /**
   * Hands one message over and resolves once the vendor has taken it, with the vendor's name for it.
   *
   * @param id the same for every attempt at the same message
   * @throws DeliveryError
   */
  abstract send(id: string, sms: OutgoingSms): Promise<{ vendorId?: string }>;
}

/** Where no carrier is set up. */
export class NoSmsTransport extends SmsTransport {
  override readonly mode = 'off';

  override send(): Promise<never> {
    return Promise.reject(new DeliveryError('misconfigured', 'sms off'));
  }
}
