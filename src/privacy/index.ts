export { PrivacyModule } from './privacy.module.js';
export { PrivacyRequest } from './privacy-request.entity.js';
