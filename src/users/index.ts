export {
  AdministratorAppointment,
  type Appointment,
  type Candidate,
} from './administrator-appointment.js';
export { contactsFor, seesContacts } from './contact-masking.js';
export { displayNameFrom, displayNameFromPhone, IsDisplayName, shownName } from './display-name.js';
export { ActiveDay } from './active-day.entity.js';
export {
  BUILT_IN_ROLES,
  type Permission,
  PERMISSIONS,
  ROLE_KEYS,
  type RoleKey,
  shownRole,
} from './permissions.js';
export { type LockedUser, lockSubordinate } from './locked-user.js';
export {
  type ArchiveEntry,
  type ErasedFile,
  type ErasedThing,
  type Erasure,
  PersonalData,
  PersonalDataSource,
} from './personal-data.js';
export type { Preferences } from './preferences.js';
export { PreferencesService, retentionPreferenceOf } from './preferences.service.js';
export { Avatars } from './avatars.js';
export { MailRecipients } from './mail-recipients.js';
export { maskedEmail } from './masked-email.js';
export { maskedPhone, parsePhoneNumber, type PhoneNumber } from './phones/phone-number.js';
export { UserPhones } from './phones/user-phones.js';
export { Role, RoleAssignment } from './role.entity.js';
export { ACCESS_CHANGED, accessOf, RolesService } from './roles.service.js';
export { type EndReason, SessionEnder } from './session-ender.js';
export { type Usage, UsageReader } from './usage-reader.js';
export { type UserPlan, UserPlans } from './user-plans.js';
export { type Account, type NewAccount, UserAccounts } from './user-accounts.js';
export { User } from './user.entity.js';
export { ReasonRequest } from './users.dto.js';
export { UsersModule } from './users.module.js';
