import type { WayIn } from '../../providers/verbs';

const NAMES: Readonly<Record<WayIn['provider'], string>> = {
  password: 'Password',
  google: 'Google',
  facebook: 'Facebook',
  phone: 'Code by SMS',
  oidc: 'Single sign-on',
};

/** How a way in is called. */
export const providerInWords = (provider: WayIn['provider']): string => NAMES[provider];
