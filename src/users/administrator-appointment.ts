import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { AuditTrail } from '../audit-log/index.js';
import { Database, type Em, rowsIn } from '../platform/database/index.js';
import { accessOf, RolesService } from './roles.service.js';
import { Clock } from '../platform/clock.js';
import type { User } from './user.entity.js';

/** An account that the operator may mean. */
export interface Candidate {
  readonly id: string;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly registeredAt: Date;
}

export type Appointment =
  | { readonly outcome: 'unknown' | 'suspended' }
  | { readonly outcome: 'several'; readonly candidates: readonly Candidate[] }
  | { readonly outcome: 'appointed' | 'was-one'; readonly account: Candidate };

interface Row {
  id: string;
  email: string | null;
  email_verified: boolean;
  created_at: string | Date;
  status: User['status'];
  roles: string[];
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Makes an account ADMIN at the command line of the server, where nobody can be asked for a permission:
 * who can start the program and reach its database may. The first administrator comes this way.
 */
@Injectable()
export class AdministratorAppointment {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly roles: RolesService,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * `who` is the id of an account, or its mail address. An address belongs to the account that has shown
   * it; where none has, several may claim it, and nobody is appointed by guessing.
   */
  appoint(who: string): Promise<Appointment> {
    return this.db.transaction(async (em) => {
      const found = await this.find(em, who);
      const [row] = found;
      if (!row) return { outcome: 'unknown' };
      if (found.length > 1) return { outcome: 'several', candidates: found.map(toCandidate) };
      if (row.status === 'suspended') return { outcome: 'suspended' };
      if (row.roles.includes('ADMIN')) return { outcome: 'was-one', account: toCandidate(row) };
      const before = await this.roles.replace(em, row.id, 'ADMIN', null);
      await this.audit.record(em, {
        action: 'user.role-changed',
        actor: 'system',
        entityType: 'user',
        entityId: row.id,
        diff: { roles: [before, ['ADMIN']], reason: 'appointed at the command line' },
      });
      return { outcome: 'appointed', account: toCandidate(row) };
    });
  }

  private async find(em: Em, who: string): Promise<Row[]> {
    const rows = await rowsIn(
      em,
      sql<Row>`
        select u.id, u.email, u.email_verified_at is not null as email_verified, u.created_at,
          u.status, access.roles
        from app_user u, ${accessOf(sql`u.id`, this.clock.now())} access
        where ${ID.test(who) ? sql`u.id = ${who}` : sql`u.email = ${who}`} and u.status <> 'erased'
        order by u.created_at limit 20 for update of u`,
    );
    const owner = rows.find((row) => row.email_verified);
    return owner ? [owner] : rows;
  }
}

function toCandidate({ id, email, email_verified, created_at }: Row): Candidate {
  return { id, email, emailVerified: email_verified, registeredAt: new Date(created_at) };
}
