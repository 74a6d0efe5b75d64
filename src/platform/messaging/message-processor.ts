import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../clock.js';
import { type AppConfig, AppConfigToken } from '../config/index.js';
import { Database } from '../database/index.js';
import { InjectLogger, type Logger } from '../observability/index.js';
import { JobQueue } from '../queue/index.js';
import { MessageSender } from './message-sender.js';
import { Messages } from './messages.js';
import { sendMailJob, sendSmsJob } from './messages.jobs.js';
import { MESSAGE_CHANNELS, type MessageChannel } from './outgoing-message.entity.js';

const SWEEP_MS = 5_000;
const DAY_MS = 86_400_000;
/** How long the rows of messages that are done stay, without their content. */
const KEEP_MS = 30 * DAY_MS;

/** Sends each message by its job, and by a sweep whatever waits for its next attempt or lost its job. */
@Injectable()
export class MessageProcessor implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private readonly draining = new Map<MessageChannel, Promise<void>>();
  private stopping = false;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly queue: JobQueue,
    private readonly messages: Messages,
    private readonly sender: MessageSender,
    @AppConfigToken() private readonly config: AppConfig,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const channel of MESSAGE_CHANNELS) {
      if (!this.messages.isOn(channel))
        this.logger.warn({ channel }, 'no vendor: messages are refused');
    }
    if (this.config.app.role === 'api') return;
    await this.queue.process(sendMailJob, (job) => this.send('email', job.messageId));
    await this.queue.process(sendSmsJob, (job) => this.send('sms', job.messageId));
    this.timer = setInterval(() => void this.sweep(), SWEEP_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.stopping = true;
    await Promise.all(this.draining.values());
  }

  /** Sends everything that is due, and deletes what was done long ago. */
  async sweep(): Promise<void> {
    try {
      await Promise.all(MESSAGE_CHANNELS.map((channel) => this.drain(channel)));
      await this.db.rows(sql`
        delete from outgoing_message
        where state not in ('queued', 'sending') and due_at < ${this.clock.in(-KEEP_MS)}`);
    } catch (error) {
      this.logger.warn({ err: error }, 'sweeping messages failed');
    }
  }

  private async send(channel: MessageChannel, messageId: string): Promise<void> {
    await this.sender.sendOne(channel, messageId);
    // One job may stand for many messages: those that came while it ran are sent with it.
    await this.drain(channel);
  }

  /** Once at a time for each channel, and not for longer than the vendor takes what it is given. */
  private drain(channel: MessageChannel): Promise<void> {
    let running = this.draining.get(channel);
    if (!running) {
      running = this.sendAllDue(channel).finally(() => this.draining.delete(channel));
      this.draining.set(channel, running);
    }
    return running;
  }

  private async sendAllDue(channel: MessageChannel): Promise<void> {
    while (!this.stopping) {
      const outcome = await this.sender.sendNext(channel);
      if (outcome === 'nothing' || outcome === 'queued') return;
    }
  }
}
