import { p } from '@mikro-orm/core';
import { newId } from './new-id.js';

/** What every row has: an id and when it was made and last changed (set by the writer's clock). */
export const baseProperties = {
  id: p
    .uuid()
    .primary()
    .onCreate(() => newId()),
  createdAt: p.datetime(),
  updatedAt: p.datetime(),
};
