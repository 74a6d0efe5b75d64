export {
  OAUTH_VENDORS,
  type OAuthAccess,
  oauthAccess,
  type OAuthVendor,
  type SmtpAccess,
  type StripeAccess,
  stripeAccess,
  sandboxPort,
  smtpAccess,
  type TwilioAccess,
  twilioAccess,
  type VendorMode,
} from './vendor-access.js';
