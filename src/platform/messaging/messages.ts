import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../clock.js';
import { type Em, newId, rowIn, rowsIn } from '../database/index.js';
import { SecretBox } from '../encryption/index.js';
import { UnavailableError } from '../errors/index.js';
import { JobQueue } from '../queue/index.js';
import { MailTransport } from './mail-transport.js';
import type { MailTemplate, MailTemplates } from './mails/mail-templates.js';
import { sendMailJob, sendSmsJob } from './messages.jobs.js';
import type { MessageChannel } from './outgoing-message.entity.js';
import { type Content, seal } from './sealed-content.js';
import { SmsTransport } from './sms-transport.js';

/** A mail without an end of its own is worth sending for as long as this. */
const MAIL_LIFE_MS = 48 * 3_600_000;

interface Addressed {
  /** A mail address, or a number in E.164. */
  readonly to: string;
  /** Whom it is about, so that it goes when they go; null where there is no account. */
  readonly userId: string | null;
  /**
   * Does all the work and sends nothing. For routes that strangers may ask: whether somebody is
   * written to must not be told by how long the answer takes.
   */
  readonly withhold?: boolean;
  /** Of all messages with this key only the first is written. Ids and names, nothing personal. */
  readonly onceKey?: string;
}

export interface MailRequest<T extends MailTemplate> extends Addressed {
  readonly template: T;
  readonly data: MailTemplates[T];
  /** Not sent after this moment. Default: 48 hours from now. */
  readonly expiresAt?: Date;
}

export interface SmsRequest extends Addressed {
  /** Complete; of codes nothing else is kept. At most 10 segments. */
  readonly text: string;
  /** Not sent after this moment: with a code, when the code expires. */
  readonly expiresAt: Date;
}

/**
 * Mail and SMS to people. A message is written in the caller's transaction and sent after its commit:
 * a rollback sends nothing, and a vendor that is down delays the message, not the caller.
 */
@Injectable()
export class Messages {
  constructor(
    private readonly clock: Clock,
    private readonly box: SecretBox,
    private readonly queue: JobQueue,
    private readonly mailTransport: MailTransport,
    private readonly smsTransport: SmsTransport,
  ) {}

  /** Whether messages of this kind can be sent at all. Where not, {@link mail} and {@link sms} refuse. */
  isOn(channel: MessageChannel): boolean {
    return this.transport(channel).mode !== 'off';
  }

  /**
   * Writes a mail to be sent once the transaction of `em` commits. Resolves with false where
   * `onceKey` was used before.
   *
   * @throws UnavailableError where no mail server is set up.
   */
  mail<T extends MailTemplate>(em: Em, request: MailRequest<T>): Promise<boolean> {
    const { template, data, onceKey = null } = request;
    const expiresAt = request.expiresAt ?? this.clock.in(MAIL_LIFE_MS);
    const content = { to: request.to, template, data } as Content<'email'>;
    return this.write(em, 'email', { ...request, kind: template, content, expiresAt, onceKey });
  }

  /**
   * Writes a text message to be sent once the transaction of `em` commits. Resolves with false where
   * `onceKey` was used before.
   *
   * @throws UnavailableError where no carrier is set up.
   */
  sms(em: Em, request: SmsRequest): Promise<boolean> {
    const { to, text, onceKey = null } = request;
    return this.write(em, 'sms', { ...request, kind: 'text', content: { to, text }, onceKey });
  }

  /** Deletes all messages about a user, sent or not. Resolves with how many there were. */
  async eraseOf(em: Em, userId: string): Promise<number> {
    const rows = await rowsIn(
      em,
      sql`delete from outgoing_message where user_id = ${userId} returning id`,
    );
    return rows.length;
  }

  private async write<C extends MessageChannel>(
    em: Em,
    channel: C,
    message: {
      kind: string;
      content: Content<C>;
      userId: string | null;
      expiresAt: Date;
      onceKey: string | null;
      withhold?: boolean;
    },
  ): Promise<boolean> {
    if (!this.isOn(channel)) throw new UnavailableError(OFF[channel], 3600);
    const id = newId();
    const now = this.clock.now();
    const sealed = seal(this.box, id, message.content);
    const written = await rowIn(
      em,
      sql`
        insert into outgoing_message (id, created_at, updated_at, channel, kind, user_id, sealed, state,
                                      attempts, due_at, expires_at, once_key)
        values (${id}, ${now}, ${now}, ${channel}, ${message.kind}, ${message.userId},
                ${message.withhold ? null : sealed}, ${message.withhold ? 'withheld' : 'queued'}, 0,
                ${now}, ${message.expiresAt}, ${message.onceKey})
        on conflict (once_key) do nothing returning id`,
    );
    if (!written) return false;
    const job = channel === 'email' ? sendMailJob : sendSmsJob;
    await this.queue.enqueue(em, job, { messageId: id });
    return true;
  }

  private transport(channel: MessageChannel): MailTransport | SmsTransport {
    return channel === 'email' ? this.mailTransport : this.smsTransport;
  }
}

const OFF: Readonly<Record<MessageChannel, string>> = {
  email: 'This service cannot send mail: no mail server is set up.',
  sms: 'This service cannot send text messages: no carrier is set up.',
};
