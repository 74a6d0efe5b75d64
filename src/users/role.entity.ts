import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { baseProperties } from '../platform/database/index.js';
import { User } from './user.entity.js';

/** A bundle of permissions. The built-in ones are brought up to date at every start; staff makes others. */
export const Role = defineEntity({
  name: 'Role',
  properties: {
    key: p.string().length(40).primary(),
    // The defaults are for programs of before, which know no names and bring their roles up to date, too.
    name: p.string().length(60).default(''),
    description: p.string().length(300).default(''),
    permissions: p.array<string>().columnType('text[]'),
    /** Whether the program ships it: then it follows the program and nobody changes it. */
    builtIn: p.boolean().default(false),
    /** Rises with every change, so that nobody overwrites what they have not seen. */
    revision: p.integer().default(1),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
  indexes: [
    {
      name: 'role_name_unique',
      expression: `create unique index "role_name_unique" on "role" (lower("name"))`,
    },
  ],
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
