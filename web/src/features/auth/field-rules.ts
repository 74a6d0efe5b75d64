/** What forms ask of an address before the server does. */
export const EMAIL = {
  required: 'Your email address is needed.',
  pattern: {
    value: /^\s*\S+@\S+\.\S+\s*$/,
    message: 'This does not look like an email address.',
  },
} as const;

/** What forms ask of a new password before the server does. */
export const NEW_PASSWORD = {
  required: 'A password is needed.',
  minLength: { value: 10, message: 'At least 10 characters, please.' },
} as const;

export const PASSWORD_HINT = 'At least 10 characters. A few words in a row are good.';
