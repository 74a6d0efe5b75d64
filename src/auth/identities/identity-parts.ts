import { IdentitiesAdminController } from './identities.admin.controller.js';
import { IdentitiesController } from './identities.controller.js';
import { IdentitiesReadModel } from './identities.read-model.js';
import { IdentitiesService } from './identities.service.js';
import { IdentityNotices } from './identity-notices.js';
import { IdentityRemoval } from './identity-removal.js';
import { ProviderIdentities } from './provider-identities.js';
import { UsableWaysIn } from './usable-ways-in.js';

/** What the auth module is made of in this folder. */
export const IDENTITY_CONTROLLERS = [IdentitiesController, IdentitiesAdminController];
export const IDENTITY_SERVICES = [
  IdentitiesReadModel,
  IdentitiesService,
  IdentityNotices,
  IdentityRemoval,
  ProviderIdentities,
  UsableWaysIn,
];
