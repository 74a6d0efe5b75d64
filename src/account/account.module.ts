import { Module } from '@nestjs/common';
import { AccountController } from './account.controller.js';
import { ActivityReadModel } from './activity.read-model.js';
import { OwnStatsReadModel } from './own-stats.read-model.js';

/** What people see of their own account that no single module knows: their figures, what happened. */
@Module({
  controllers: [AccountController],
  providers: [ActivityReadModel, OwnStatsReadModel],
})
export class AccountModule {}
