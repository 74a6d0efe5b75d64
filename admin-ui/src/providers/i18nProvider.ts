import { defaultI18nProvider, type I18nProvider } from 'react-admin';

/** Where the framework's own words are not ours. */
const WORDS: Readonly<Record<string, string>> = {
  'ra.auth.logout': 'Sign out',
  'ra.auth.auth_check_error': 'Please sign in to go on.',
  'ra.notification.logged_out': 'Your session has ended. Please sign in again.',
  'ra.notification.updated': 'Saved',
  'ra.notification.created': 'Made',
  'ra.notification.deleted': 'Deleted',
  'ra.notification.http_error': 'The server cannot be reached. Check the connection and try again.',
  'ra.message.invalid_form': 'Something in this form is not right yet. See the fields in red.',
  'ra.message.unsaved_changes': 'What you changed here is not saved. Leave without it?',
  'ra.action.back': 'Go back',
};

export const i18nProvider: I18nProvider = {
  ...defaultI18nProvider,
  translate: (key, options) => WORDS[key] ?? defaultI18nProvider.translate(key, options),
};
