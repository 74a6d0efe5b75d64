export { DeliveryError, type DeliveryFailure } from './delivery-error.js';
export { MailTransport, type RenderedMail } from './mail-transport.js';
export type { MailTemplate, MailTemplates, SecurityOccasion } from './mails/mail-templates.js';
export { type MailRequest, Messages, type SmsRequest } from './messages.js';
export { MessagingModule } from './messaging.module.js';
export {
  type MessageChannel,
  type MessageState,
  OutgoingMessage,
} from './outgoing-message.entity.js';
export { type OutgoingSms, SmsTransport } from './sms-transport.js';
