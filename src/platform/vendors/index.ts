export {
  OAUTH_VENDORS,
  type OAuthAccess,
  oauthAccess,
  type OAuthVendor,
  type SmtpAccess,
  sandboxPort,
  smtpAccess,
  type TwilioAccess,
  twilioAccess,
  type VendorMode,
} from './vendor-access.js';
