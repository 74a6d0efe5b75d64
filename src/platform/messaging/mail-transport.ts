import type { VendorMode } from '../vendors/index.js';

/** A mail as it goes out. */
export interface RenderedMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The way to a mail server. */
export abstract class MailTransport {
  /** Where mail goes; `off`: nowhere, and nobody may ask for any. */
  abstract readonly mode: VendorMode;

  /**
   * Hands one mail over and resolves once the server has taken it, with the server's name for it.
   * The same `id` gives the same Message-ID, so that a mail that is handed over twice is seen as one.
   *
   * @throws DeliveryError
   */
  abstract send(id: string, mail: RenderedMail): Promise<{ vendorId?: string }>;
}
