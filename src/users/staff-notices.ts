import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { type Em, rowsIn } from '../platform/database/index.js';
import { PublicLinks } from '../platform/http/index.js';
import { type MailTemplates, Messages } from '../platform/messaging/index.js';
import type { LockedUser } from './locked-user.js';

type StaffNotice = 'account-suspended' | 'account-reactivated' | 'roles-changed';

/**
 * Mails to somebody about what staff did with their account. Whoever has no address that was shown to
 * be theirs, or a service that sends no mail, does not keep staff from acting.
 */
@Injectable()
export class StaffNotices {
  constructor(
    private readonly messages: Messages,
    private readonly links: PublicLinks,
  ) {}

  /** That nobody can sign in any more, and whom to ask. */
  suspended(em: Em, user: LockedUser): Promise<void> {
    const contactLink = this.links.to('/contact');
    return this.mail(em, user, 'account-suspended', { name: user.displayName, contactLink });
  }

  reactivated(em: Em, user: LockedUser): Promise<void> {
    const signInLink = this.links.to('/sign-in');
    return this.mail(em, user, 'account-reactivated', { name: user.displayName, signInLink });
  }

  /** What they may do from now on; to be called after the change. */
  async rolesChanged(em: Em, user: LockedUser, at: Date): Promise<void> {
    const roles = await rowsIn(
      em,
      sql<{ name: string; until: string | Date | null }>`
        select role.name, held.expires_at as until
        from role_assignment held join role on role.key = held.role
        where held.user_id = ${user.id} and (held.expires_at is null or held.expires_at > ${at})
          and cardinality(role.permissions) > 0 and role.key <> 'GUEST'
        order by role.name`,
    );
    await this.mail(em, user, 'roles-changed', {
      name: user.displayName,
      roles: roles.map(({ name, until }) => ({
        name,
        until: until && new Date(until).toISOString(),
      })),
      securityLink: this.links.to('/account/security'),
    });
  }

  private async mail<T extends StaffNotice>(
    em: Em,
    user: LockedUser,
    template: T,
    data: MailTemplates[T],
  ): Promise<void> {
    if (user.verifiedEmail === null || !this.messages.isOn('email')) return;
    await this.messages.mail(em, { to: user.verifiedEmail, userId: user.id, template, data });
  }
}
