import type { EntitySchema } from '@mikro-orm/core';
import { User } from './users/index.js';

/** Every table of the program, for MikroORM and its migrations. */
export const entities: EntitySchema[] = [User] as unknown as EntitySchema[];
