import type { Role } from '../../providers/verbs';
import { humanise } from '../../shared/format';

/** Every role that can be given, with what it is for. */
export const ROLES: Readonly<Record<Role, string>> = {
  GUEST: 'A customer: their own pictures and account, nothing of the console.',
  SUPPORT: 'Helps customers: users, sessions, generations and small grants.',
  CATALOG_EDITOR: 'Makes and publishes products.',
  FINANCE: 'Prices, payments, the ledger and grants.',
  AUDITOR: 'Reads everything that is recorded, and changes nothing.',
  ADMIN: 'Everything, roles of others included.',
};

export const ROLE_CHOICES = (Object.keys(ROLES) as Role[]).map((id) => ({
  id,
  name: humanise(id),
}));
