export interface InboxMessage {
  channel: 'email' | 'sms';
  /** Address or phone number of one recipient; a mail to three people is three entries. */
  to: string;
  from: string;
  subject?: string;
  text: string;
  /** The HTML part of a mail, as it came. */
  html?: string;
  /** ISO 8601, UTC. */
  at: string;
}

const MAX_MESSAGES = 500;
const MAX_TEXT_LENGTH = 100_000;

/** What the product sent to people, newest first. Keeps the last {@link MAX_MESSAGES}. */
export class Inbox {
  private messages: InboxMessage[] = [];

  add(message: InboxMessage): void {
    const text = message.text.slice(0, MAX_TEXT_LENGTH);
    const html = message.html?.slice(0, MAX_TEXT_LENGTH);
    const kept = { ...message, text, ...(html === undefined ? {} : { html }) };
    this.messages = [kept, ...this.messages.slice(0, MAX_MESSAGES - 1)];
  }

  /** Those to `to` (addresses are compared without regard to case), or all. */
  list(to?: string): InboxMessage[] {
    if (to === undefined) return [...this.messages];
    const wanted = to.trim().toLowerCase();
    return this.messages.filter((message) => message.to.toLowerCase() === wanted);
  }
}
