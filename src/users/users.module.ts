import { Module } from '@nestjs/common';
import { PersonalData } from './personal-data.js';
import { PreferencesService } from './preferences.service.js';
import { RolesService } from './roles.service.js';
import { UserAccounts } from './user-accounts.js';
import { UsersAdminController } from './users.admin.controller.js';
import { UsersAdministration } from './users-administration.js';
import { UsersController } from './users.controller.js';
import { UsersPersonalData } from './users-personal-data.js';
import { UsersReadModel } from './users.read-model.js';
import { UsersService } from './users.service.js';

@Module({
  controllers: [UsersController, UsersAdminController],
  providers: [
    PersonalData,
    PreferencesService,
    RolesService,
    UserAccounts,
    UsersAdministration,
    UsersPersonalData,
    UsersReadModel,
    UsersService,
  ],
  exports: [PersonalData, PreferencesService, RolesService, UserAccounts],
})
export class UsersModule {}
