import { Module } from '@nestjs/common';
import { RolesService } from './roles.service.js';
import { UserAccounts } from './user-accounts.js';
import { UsersAdminController } from './users.admin.controller.js';
import { UsersAdministration } from './users-administration.js';
import { UsersController } from './users.controller.js';
import { UsersReadModel } from './users.read-model.js';
import { UsersService } from './users.service.js';

@Module({
  controllers: [UsersController, UsersAdminController],
  providers: [RolesService, UserAccounts, UsersAdministration, UsersReadModel, UsersService],
  exports: [RolesService, UserAccounts],
})
export class UsersModule {}
