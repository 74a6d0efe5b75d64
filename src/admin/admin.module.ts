import { Module } from '@nestjs/common';
import { RevenueReadModel } from './revenue.read-model.js';
import { StatsAdminController } from './stats.admin.controller.js';
import { StatsReadModel } from './stats.read-model.js';

/** What staff sees of the business as a whole. Each module has its own routes for staff besides. */
@Module({ controllers: [StatsAdminController], providers: [RevenueReadModel, StatsReadModel] })
export class AdminModule {}
