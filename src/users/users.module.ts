import { Global, Module } from '@nestjs/common';
import { PersonNames } from '../audit-log/index.js';
import { AdministratorAppointment } from './administrator-appointment.js';
import { MailRecipients } from './mail-recipients.js';
import { PersonalData } from './personal-data.js';
import { PreferencesService } from './preferences.service.js';
import { PermissionsAdminController, RolesAdminController } from './roles.admin.controller.js';
import { RolesAdministration } from './roles-administration.js';
import { RolesReadModel } from './roles.read-model.js';
import { RolesService } from './roles.service.js';
import { StaffNotices } from './staff-notices.js';
import { UserPhones } from './phones/user-phones.js';
import { UserAccounts } from './user-accounts.js';
import { UserNames } from './user-names.js';
import { UserRoles } from './user-roles.js';
import { UserRolesAdminController } from './user-roles.admin.controller.js';
import { UserRolesReadModel } from './user-roles.read-model.js';
import { UsersAdminController } from './users.admin.controller.js';
import { UsersAdministration } from './users-administration.js';
import { UsersController } from './users.controller.js';
import { UsersPersonalData } from './users-personal-data.js';
import { UsersReadModel } from './users.read-model.js';
import { UsersService } from './users.service.js';

/** Global, so that the audit log, which stands below it, gets its PersonNames. */
@Global()
@Module({
  controllers: [
    UsersController,
    UsersAdminController,
    UserRolesAdminController,
    RolesAdminController,
    PermissionsAdminController,
  ],
  providers: [
    AdministratorAppointment,
    MailRecipients,
    PersonalData,
    PreferencesService,
    RolesAdministration,
    RolesReadModel,
    RolesService,
    StaffNotices,
    UserAccounts,
    UserPhones,
    UserRoles,
    UserRolesReadModel,
    UsersAdministration,
    UsersPersonalData,
    UsersReadModel,
    UsersService,
    { provide: PersonNames, useClass: UserNames },
  ],
  exports: [
    MailRecipients,
    PersonalData,
    PersonNames,
    PreferencesService,
    RolesService,
    UserAccounts,
    UserPhones,
  ],
})
export class UsersModule {}
