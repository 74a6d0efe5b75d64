import { defineJob } from '../queue/index.js';

/** One kind for each channel, so that a mail server that hangs holds up no code by SMS. */
export const sendMailJob = defineJob<{ messageId: string }>('messages.send-mail');
export const sendSmsJob = defineJob<{ messageId: string }>('messages.send-sms');
