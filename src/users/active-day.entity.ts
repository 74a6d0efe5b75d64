import { defineEntity, p } from '@mikro-orm/core';
import { User } from './user.entity.js';

/**
 * That a user made an authenticated request on that day (UTC): what figures of active users are
 * counted from. Goes after `users.activeDaysKeepMonths`.
 */
export const ActiveDay = defineEntity({
  name: 'ActiveDay',
  properties: {
    day: p.date().primary(),
    userId: () => p.manyToOne(User).mapToPk().joinColumn('user_id').primary().index(),
  },
});
