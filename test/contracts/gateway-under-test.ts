import type { PaymentGateway } from '../../src/payments/payment-gateway.js';

export interface SentMessage {
  body: Buffer;
  headers: Record<string, string>;
}

export interface MessageChange {
  /** Sent, and signed, at another time. */
  offsetSeconds?: number;
  /** Sent by somebody else. */
  isForged?: boolean;
}

export interface GatewayUnderTest {
  gateway: PaymentGateway;
  /** What the vendor has no means for: to know an order again, or to close a page. */
  lacks?: readonly ('keys' | 'closing')[];
  /** The same, with keys that are not known there. */
  stranger: PaymentGateway;
  /** What clients name to be charged by: what pays, what is declined, and whose bank asks. */
  methods?: { paying: string; declining: string; asking: string };
  /** What a person does on the page. */
  pay(url: string): Promise<void>;
  beDeclined(url: string): Promise<void>;
  /** Time passes until the page is closed. */
  expire(checkoutId: string): Promise<void>;
  /** How far the time of a message may be from ours; undefined where that is no proof of anything. */
  toleranceSeconds?: number;
  /** The last message, as it was sent or as it would have been otherwise. */
  lastMessage(how?: MessageChange): Promise<SentMessage>;
  /** The next so many calls, each with its tries, are not answered in a useful way. */
  fail(how: '500' | '429' | 'timeout' | 'garbage' | 'empty' | 'reset'): Promise<void>;
  recover(): Promise<void>;
  /** The next calls do their work, and their answer is lost. */
  loseAnswers(): Promise<void>;
  dispose(): Promise<void>;
}
