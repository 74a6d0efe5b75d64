import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { Database, type Em, newId, rowIn } from '../platform/database/index.js';
import { JobQueue } from '../platform/queue/index.js';
import type { GatewayName } from './payment.entity.js';
import type { GatewayEvent, PaymentNews } from './payment-news.js';
import { PaymentSettlement } from './payment-settlement.js';
import { processEventJob } from './payments.jobs.js';

/**
 * What gateways tell us: kept first, once, and acted on by a job. Whoever sends it has our word as
 * soon as the row is there, and nothing that breaks afterwards loses it.
 */
@Injectable()
export class WebhookInbox {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly queue: JobQueue,
    private readonly settlement: PaymentSettlement,
  ) {}

  /** Resolves with whether it was new. */
  async receive(gateway: GatewayName, event: GatewayEvent): Promise<boolean> {
    return this.db.transaction(async (em) => {
      const now = this.clock.now();
      const isKnown = event.news !== null;
      const row = await rowIn(
        em,
        sql<{ id: string }>`
          insert into webhook_event (id, created_at, updated_at, gateway, event_id, type, news, status, attempts)
          values (${newId()}, ${now}, ${now}, ${gateway}, ${event.eventId}, ${event.type.slice(0, 120)},
            ${isKnown ? JSON.stringify(event.news) : null}::jsonb,
            ${isKnown ? 'RECEIVED' : 'IGNORED'}, 0)
          on conflict on constraint webhook_event_unique do nothing returning id`,
      );
      if (!row) return false;
      if (isKnown) await this.queue.enqueue(em, processEventJob, { webhookEventId: row.id });
      return true;
    });
  }

  /** Acts on one message, unless that was done: its state and what it changes are one transaction. */
  async process(webhookEventId: string): Promise<void> {
    await this.db.rows(sql`
      update webhook_event set attempts = attempts + 1
      where id = ${webhookEventId} and status = 'RECEIVED'`);
    await this.db.transaction((em) => this.settle(em, webhookEventId));
  }

  private async settle(em: Em, webhookEventId: string): Promise<void> {
    const now = this.clock.now();
    const event = await rowIn(
      em,
      sql<{ gateway: GatewayName; news: PaymentNews }>`
        update webhook_event set status = 'PROCESSED', processed_at = ${now}, updated_at = ${now}
        where id = ${webhookEventId} and status = 'RECEIVED' returning gateway, news`,
    );
    if (event) await this.settlement.apply(em, event.gateway, event.news);
  }
}
