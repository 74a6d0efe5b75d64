import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Clock } from '../clock.js';
import { Database } from '../database/index.js';
import { SecretBox } from '../encryption/index.js';
import { PublicLinks } from '../http/index.js';
import { InjectLogger, type Logger } from '../observability/index.js';
import { DeliveryError } from './delivery-error.js';
import { MailTransport } from './mail-transport.js';
import { renderMail } from './mails/render-mail.js';
import { nextAttemptDelayMs } from './next-attempt.js';
import type { MessageChannel } from './outgoing-message.entity.js';
import { unseal } from './sealed-content.js';
import { SmsTransport } from './sms-transport.js';

/** Longer than any transport takes; whoever holds a message for longer has died. */
const LEASE_MS = 180_000;

interface ClaimedRow {
  id: string;
  kind: string;
  sealed: string | null;
  attempts: number;
  expires_at: string | Date;
}

interface Claimed {
  readonly id: string;
  readonly channel: MessageChannel;
  readonly kind: string;
  readonly sealed: string | null;
  readonly attempts: number;
  readonly expiresAt: Date;
}

export type SendOutcome = 'sent' | 'queued' | 'refused' | 'expired' | 'nothing';

/**
 * Hands waiting messages to their transports. A message is taken by one conditional statement, which
 * counts the attempt; only that attempt may say afterwards what became of it. A process that dies
 * between the hand-over and its note leaves a message of which nobody can know whether it went: it
 * is sent again, under the same id.
 */
@Injectable()
export class MessageSender {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly box: SecretBox,
    private readonly mailTransport: MailTransport,
    private readonly smsTransport: SmsTransport,
    private readonly links: PublicLinks,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** Sends this message if it is due, and nothing if somebody else did or does. */
  async sendOne(channel: MessageChannel, messageId: string): Promise<SendOutcome> {
    const message = await this.claim(channel, sql`and id = ${messageId}`);
    return message ? this.deliver(message) : 'nothing';
  }

  /** Sends the channel's message that has been due for longest, if there is one. */
  async sendNext(channel: MessageChannel): Promise<SendOutcome> {
    const message = await this.claim(channel, sql``);
    return message ? this.deliver(message) : 'nothing';
  }

  private async claim(
    channel: MessageChannel,
    condition: RawBuilder<unknown>,
  ): Promise<Claimed | undefined> {
    const now = this.clock.now();
    const row = await this.db.row(sql<ClaimedRow>`
      update outgoing_message
      set state = 'sending', attempts = attempts + 1, due_at = ${this.clock.in(LEASE_MS)},
          updated_at = ${now}
      where id = (
        select id from outgoing_message
        where state in ('queued', 'sending') and channel = ${channel} and due_at <= ${now} ${condition}
        order by due_at limit 1 for update skip locked
      )
      returning id, kind, sealed, attempts, expires_at`);
    if (!row) return undefined;
    const { id, kind, sealed, attempts } = row;
    return { id, channel, kind, sealed, attempts, expiresAt: new Date(row.expires_at) };
  }

  private async deliver(message: Claimed): Promise<SendOutcome> {
    if (message.expiresAt <= this.clock.now()) return this.giveUp(message, 'expired', null);
    try {
      const { vendorId } = await this.handOver(message);
      return await this.end(message, 'sent', { vendorId: vendorId ?? null, failure: null });
    } catch (error) {
      if (error instanceof DeliveryError) return this.failed(message, error);
      // Sealed with a key that is gone, or of a template that is: no attempt will do better.
      this.logger.error({ err: error, messageId: message.id }, 'message cannot be made');
      return this.giveUp(message, 'refused', 'cannot be made');
    }
  }

  private handOver({ id, channel, sealed }: Claimed): Promise<{ vendorId?: string }> {
    if (channel === 'sms') {
      return this.smsTransport.send(id, unseal<'sms'>(this.box, id, sealed ?? ''));
    }
    const { to, template, data } = unseal<'email'>(this.box, id, sealed ?? '');
    const mail = renderMail(template, data, { origin: this.links.origin });
    return this.mailTransport.send(id, { to, ...mail });
  }

  private failed(message: Claimed, error: DeliveryError): Promise<SendOutcome> {
    if (error.failure === 'rejected') return this.giveUp(message, 'refused', error.code);
    const dueAt = this.clock.in(nextAttemptDelayMs(message.attempts, error));
    if (dueAt >= message.expiresAt) return this.giveUp(message, 'expired', error.code);
    const level = error.failure === 'misconfigured' ? 'error' : 'warn';
    this.logger[level]({ ...about(message), failure: error.code }, 'message waits');
    return this.move(message, 'queued', sql`due_at = ${dueAt}, failure = ${error.code}`);
  }

  private giveUp(
    message: Claimed,
    state: 'refused' | 'expired',
    failure: string | null,
  ): Promise<SendOutcome> {
    this.logger.warn({ ...about(message), state, failure }, 'message given up');
    return this.end(message, state, { vendorId: null, failure });
  }

  /** Nothing of what it said, or to whom, is kept. */
  private end(
    message: Claimed,
    state: 'sent' | 'refused' | 'expired',
    { vendorId, failure }: { vendorId: string | null; failure: string | null },
  ): Promise<SendOutcome> {
    const sentAt = state === 'sent' ? this.clock.now() : null;
    return this.move(
      message,
      state,
      sql`sealed = null, sent_at = ${sentAt}, vendor_id = ${vendorId}, failure = ${failure}`,
    );
  }

  private async move(
    { id, attempts }: Claimed,
    state: 'sent' | 'refused' | 'expired' | 'queued',
    change: RawBuilder<unknown>,
  ): Promise<SendOutcome> {
    const rows = await this.db.rows(sql`
      update outgoing_message set state = ${state}, updated_at = ${this.clock.now()}, ${change}
      where id = ${id} and state = 'sending' and attempts = ${attempts} returning id`);
    return rows.length > 0 ? state : 'nothing';
  }
}

function about({ id, channel, kind, attempts }: Claimed): object {
  return { messageId: id, channel, kind, attempts };
}
