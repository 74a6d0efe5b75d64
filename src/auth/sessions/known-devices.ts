import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../../platform/clock.js';
import { Database, type Em, newId, rowIn } from '../../platform/database/index.js';
import { LookupHash } from '../../platform/encryption/index.js';
import { RateLimiter } from '../../platform/rate-limit/index.js';
import { SecurityNotices } from '../security-notices.js';
import { DEVICE_DAYS } from './device-cookie.js';

const DAY_MS = 86_400_000;

/** From which devices an account has been entered before, and a mail to its owner about a new one. */
@Injectable()
export class KnownDevices {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly lookup: LookupHash,
    private readonly limiter: RateLimiter,
    private readonly notices: SecurityNotices,
  ) {}

  /**
   * Notes that the account is entered from a device. The mail about a new one is written before it is
   * let in: whoever gets tokens has been told about.
   *
   * @param device what it is known by: the secret of a browser, or the name of a program
   * @param tellOwner whether the owner is told where it is new
   */
  async meet(userId: string, device: string, tellOwner: boolean): Promise<void> {
    const hash = this.lookup.of('known-device', `${userId}\0${device}`);
    if (await this.seeAgain(userId, hash)) return;
    await this.db.transaction(async (em) => {
      // Of two sign-ins at the same moment one is the first.
      if ((await this.remember(em, userId, hash)) && tellOwner) await this.tell(em, userId);
    });
  }

  /** Deletes those whose cookie has ended. Resolves with how many. */
  async sweep(): Promise<number> {
    const before = this.clock.in(-DEVICE_DAYS * DAY_MS);
    const rows = await this.db.rows(
      sql`delete from known_device where last_seen_at < ${before} returning 1`,
    );
    return rows.length;
  }

  private async seeAgain(userId: string, hash: string): Promise<boolean> {
    const now = this.clock.now();
    const row = await this.db.row(sql`
      update known_device set last_seen_at = ${now}, updated_at = ${now}
      where user_id = ${userId} and hash = ${hash} returning 1`);
    return row !== undefined;
  }

  private async remember(em: Em, userId: string, hash: string): Promise<boolean> {
    const now = this.clock.now();
    const row = await rowIn(
      em,
      sql`
        insert into known_device (id, created_at, updated_at, user_id, hash, last_seen_at)
        values (${newId()}, ${now}, ${now}, ${userId}, ${hash}, ${now})
        on conflict (user_id, hash) do nothing returning 1`,
    );
    return row !== undefined;
  }

  /** A browser that keeps no cookies is new each time: its owner has read enough after some mails. */
  private async tell(em: Em, userId: string): Promise<void> {
    const [standing] = await this.limiter.addIn(em, [{ rule: 'new-device-mails', key: userId }]);
    if ((standing?.consumed ?? 0) > this.limiter.points('new-device-mails')) return;
    await this.notices.tell(em, userId, 'new-device');
  }
}
