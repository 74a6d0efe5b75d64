import type { Permission } from './permissions.js';

export const PERMISSION_GROUPS = [
  'Own account',
  'People',
  'Roles',
  'Products',
  'Runs and pictures',
  'Money',
  'Operation',
  'Audit trail',
] as const;
export type PermissionGroup = (typeof PERMISSION_GROUPS)[number];

/** What each permission lets people do, as staff reads it; the compiler refuses a list that lacks one. */
export const PERMISSION_WORDS: Readonly<
  Record<Permission, readonly [group: PermissionGroup, does: string]>
> = {
  'account:read': ['Own account', 'See their own account'],
  'account:write': ['Own account', 'Change their own account, sessions and ways in'],
  'uploads:create': ['Own account', 'Upload photos'],
  'generations:create': ['Own account', 'Start runs of their own'],
  'generations:read': ['Own account', 'See their own runs'],
  'generations:write': ['Own account', 'Name, keep, stop and delete their own runs'],
  'artifacts:download': ['Own account', 'Download their own results'],
  'billing:read': ['Own account', 'See what they have left to spend'],
  'payments:create': ['Own account', 'Buy credits'],
  'users:read': ['People', 'See everybody’s account, roles and sessions, with contacts masked'],
  'users:read-contact': ['People', 'See mail and network addresses in full'],
  'users:suspend': ['People', 'Suspend and reactivate accounts'],
  'sessions:revoke': ['People', 'Sign people out'],
  'roles:assign': ['Roles', 'Give and take roles that they hold themselves'],
  'roles:write': ['Roles', 'Make, change and delete roles'],
  'types:read': ['Products', 'See products that are not on offer, their versions and prices'],
  'types:write': ['Products', 'Make and change products and drafts of their versions'],
  'types:publish': ['Products', 'Publish versions, put products on and off offer'],
  'experiments:write': ['Products', 'Compare versions of a product'],
  'prices:write': ['Products', 'Change prices'],
  'generations:read-any': ['Runs and pictures', 'See everybody’s runs, without their pictures'],
  'artifacts:view-any': ['Runs and pictures', 'Look at somebody’s picture, with a reason'],
  'moderation:decide': ['Runs and pictures', 'Look at runs that wait because of their words'],
  'payments:read': ['Money', 'See payments'],
  'ledger:read': ['Money', 'See the ledger and whether its rules hold'],
  'credits:grant': ['Money', 'Give credits'],
  'credits:take': ['Money', 'Take credits'],
  'payments:refund': ['Money', 'Give money back'],
  'plans:write': ['Money', 'Change plans and packs'],
  'providers:switch': ['Operation', 'Switch providers on and off'],
  'flags:write': ['Operation', 'Switch features on and off'],
  'audit:read': ['Audit trail', 'Read the audit trail'],
  'audit:verify': ['Audit trail', 'Check that nothing in it was altered'],
  'audit:export': ['Audit trail', 'Take it along as a file'],
};
