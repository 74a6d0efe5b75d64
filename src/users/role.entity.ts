import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { baseProperties } from '../platform/database/index.js';
import { User } from './user.entity.js';

/** A bundle of permissions. The built-in ones are brought up to date at every start. */
export const Role = defineEntity({
  name: 'Role',
  properties: {
    key: p.string().length(40).primary(),
    permissions: p.array<string>().columnType('text[]'),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});

/** That a user holds a role, until `expiresAt` where it is set. */
export const RoleAssignment = defineEntity({
  name: 'RoleAssignment',
  properties: {
    ...baseProperties,
    userId: () => p.manyToOne(User).mapToPk().joinColumn('user_id'),
    role: () => p.manyToOne(Role).mapToPk().joinColumn('role').index('role_assignment_role_index'),
    /** Null where the program granted it. */
    grantedBy: () => p.manyToOne(User).mapToPk().joinColumn('granted_by').nullable(),
    expiresAt: p.datetime().nullable(),
  },
  uniques: [{ name: 'role_assignment_unique', properties: ['userId', 'role'] }],
});

export type Role = InferEntity<typeof Role>;
export type RoleAssignment = InferEntity<typeof RoleAssignment>;
