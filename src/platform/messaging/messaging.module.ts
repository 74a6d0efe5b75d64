import { Global, Module } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '../config/index.js';
import { smtpAccess, twilioAccess } from '../vendors/index.js';
import { MailTransport } from './mail-transport.js';
import { MessageProcessor } from './message-processor.js';
import { MessageSender } from './message-sender.js';
import { Messages } from './messages.js';
import { NoSmsTransport, SmsTransport } from './sms-transport.js';
import { SmtpMailTransport } from './smtp-mail-transport.js';
import { TwilioSmsTransport } from './twilio-sms-transport.js';

/** Mail and SMS for every module. */
@Global()
@Module({
  providers: [
    Messages,
    MessageSender,
    MessageProcessor,
    {
      provide: MailTransport,
      useFactory: (config: AppConfig) => new SmtpMailTransport(smtpAccess(config)),
      inject: [APP_CONFIG],
    },
    {
      provide: SmsTransport,
      useFactory: (config: AppConfig) => {
        const access = twilioAccess(config);
        return access.mode === 'off' ? new NoSmsTransport() : new TwilioSmsTransport(access);
      },
      inject: [APP_CONFIG],
    },
  ],
  exports: [Messages],
})
export class MessagingModule {}
