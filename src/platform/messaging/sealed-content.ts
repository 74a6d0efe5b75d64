import type { SecretBox } from '../encryption/index.js';
import type { MailTemplate, MailTemplates } from './mails/mail-templates.js';
import type { MessageChannel } from './outgoing-message.entity.js';

interface Contents {
  email: {
    [T in MailTemplate]: { to: string; template: T; data: MailTemplates[T] };
  }[MailTemplate];
  sms: { to: string; text: string };
}

/** What a message of a channel says, and to whom. */
export type Content<C extends MessageChannel> = Contents[C];

export function seal<C extends MessageChannel>(
  box: SecretBox,
  messageId: string,
  content: Content<C>,
): string {
  return box.seal(JSON.stringify(content), purposeOf(messageId));
}

/** @throws UnsealError */
export function unseal<C extends MessageChannel>(
  box: SecretBox,
  messageId: string,
  sealed: string,
): Content<C> {
  return JSON.parse(box.open(sealed, purposeOf(messageId)).toString()) as Content<C>;
}

function purposeOf(messageId: string): string {
  return `outgoing-message:${messageId}`;
}
