import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { Database, newId } from '../platform/database/index.js';
import type { PaymentGateway } from './payment-gateway.js';

/** Who users are to the gateways: made known when they first buy. */
@Injectable()
export class GatewayCustomers {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The gateway's name for the user; undefined where it keeps no customers. @throws GatewayError */
  async of(userId: string, gateway: PaymentGateway): Promise<string | undefined> {
    if (!gateway.customers) return undefined;
    const known = await this.find(userId, gateway);
    if (known) return known;
    const user = await this.db.row(sql<{ email: string | null }>`
      select case when email_verified_at is not null then email::text end as email
      from app_user where id = ${userId}`);
    const customerId = await gateway.customers.open({ userId, email: user?.email ?? null });
    const now = this.clock.now();
    await this.db.rows(sql`
      insert into gateway_customer (id, created_at, updated_at, user_id, gateway, customer_id)
      values (${newId()}, ${now}, ${now}, ${userId}, ${gateway.name}, ${customerId})
      on conflict on constraint gateway_customer_user_unique do nothing`);
    return (await this.find(userId, gateway)) ?? customerId;
  }

  /** The same where the user is known there already. */
  async find(userId: string, { name }: PaymentGateway): Promise<string | undefined> {
    const row = await this.db.row(sql<{ customer_id: string }>`
      select customer_id from gateway_customer where user_id = ${userId} and gateway = ${name}`);
    return row?.customer_id;
  }
}
