import type { MailTemplate, MailTemplates } from './mail-templates.js';
import type { MailText } from './mail-text.js';

/** The words of every mail in one language. */
export type MailTexts = {
  readonly [T in MailTemplate]: (data: MailTemplates[T]) => MailText;
};

export const mailTextsEn: MailTexts = {
  'verify-address': ({ name, link, hours }) => ({
    subject: 'Please confirm your mail address',
    preview: 'One tap, and your PixShift account is yours for good.',
    title: `Welcome, ${name}`,
    blocks: [
      {
        kind: 'paragraph',
        text: 'Please confirm that this address is yours. Then you can always get back into your account, even without its password.',
      },
      { kind: 'button', label: 'Confirm my address', href: link },
      { kind: 'note', text: `The link works once, within ${hours} hours.` },
      {
        kind: 'note',
        text: 'You did not make an account at PixShift? Then do nothing: without your confirmation nobody can use your address.',
      },
    ],
    reason: 'You get this mail because somebody gave this address to PixShift.',
  }),
  'address-in-use': ({ signInLink, forgotLink }) => ({
    subject: 'You already have a PixShift account',
    preview: 'Somebody tried to register with your address.',
    title: 'You already have an account',
    blocks: [
      {
        kind: 'paragraph',
        text: 'Somebody, probably you, just registered at PixShift with this address. It belongs to your account already, so nothing was changed there.',
      },
      { kind: 'button', label: 'Sign in to my account', href: signInLink },
      { kind: 'paragraph', text: `Forgotten the password? Choose a new one: ${forgotLink}` },
      {
        kind: 'note',
        text: 'It was not you? Then do nothing. Your account and your pictures are safe.',
      },
    ],
    reason: 'You get this mail because this address has a PixShift account.',
  }),
  'reset-password': ({ name, link, minutes }) => ({
    subject: 'Choose a new password',
    preview: 'The link works once.',
    title: 'Choose a new password',
    blocks: [
      {
        kind: 'paragraph',
        text: `Hello ${name}, somebody asked for a new password for your PixShift account.`,
      },
      { kind: 'button', label: 'Choose a new password', href: link },
      {
        kind: 'note',
        text: `The link works once, within ${minutes} minutes. It signs you in and signs out everybody else.`,
      },
      {
        kind: 'note',
        text: 'You did not ask? Then do nothing, and your password stays as it is.',
      },
    ],
    reason: 'You get this mail because somebody asked for it with your address.',
  }),
  'archive-ready': ({ name, link, days }) => ({
    subject: 'Your archive is packed',
    preview: 'Everything that PixShift keeps about you, in one file.',
    title: 'Your archive is packed',
    blocks: [
      {
        kind: 'paragraph',
        text: `Hello ${name}, everything that PixShift keeps about you is in one file now: your pictures, what you asked for, your ledger.`,
      },
      { kind: 'button', label: 'Fetch it', href: link },
      { kind: 'note', text: `You sign in to fetch it. It is there for ${days} days.` },
      {
        kind: 'note',
        text: 'You did not ask for it? Then somebody else is signed in to your account: sign out everywhere and choose a new password.',
      },
    ],
    reason: 'You get this mail because an archive of your PixShift account was asked for.',
  }),
  'account-erased': ({ name, receiptLink }) => ({
    subject: 'Your account is closed',
    preview: 'Here is your receipt.',
    title: `Goodbye, ${name}`,
    blocks: [
      {
        kind: 'paragraph',
        text: 'Your PixShift account is closed, and everything in it is being erased: your pictures, what you asked for, your name and your addresses. This is the last mail from us.',
      },
      { kind: 'button', label: 'See what was erased', href: receiptLink },
      {
        kind: 'note',
        text: 'The receipt has nothing personal in it. Only this mail knows its address, so keep it if you want a proof.',
      },
    ],
    reason: 'You get this mail because the PixShift account with this address was erased.',
  }),
};
