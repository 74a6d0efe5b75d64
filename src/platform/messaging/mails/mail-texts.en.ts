import type { MailTexts } from './mail-text.js';
import { facts, paragraph, SECURITY_REASON, timeAndDevice } from './mail-words.en.js';
import { moneyMailsEn } from './money-mails.en.js';
import { staffMailsEn } from './staff-mails.en.js';

const PHONE_CHANGES = {
  added: {
    subject: 'A phone number was added to your account',
    text: 'you can now sign in to PixShift with this number and a code by text message.',
  },
  changed: {
    subject: 'Your account has another phone number',
    text: 'from now on, codes to sign in to PixShift are sent to this number. The one before does not sign in any more, and all other devices were signed out.',
  },
  removed: {
    subject: 'A phone number was removed from your account',
    text: 'this number does not sign in to your PixShift account any more, and all other devices were signed out.',
  },
} as const;

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
    preview: 'Somebody gave your address for another one.',
    title: 'You already have an account',
    blocks: [
      {
        kind: 'paragraph',
        text: 'Somebody, probably you, just gave this address to PixShift for another account. It belongs to yours already, so nothing was changed there.',
      },
      { kind: 'button', label: 'Sign in to my account', href: signInLink },
      paragraph('Forgotten the password?', { label: 'Choose a new one', href: forgotLink }),
      {
        kind: 'note',
        text: 'It was not you? Then do nothing. Your account and your pictures are safe.',
      },
    ],
    reason: 'You get this mail because this address has a PixShift account.',
  }),
  'phone-changed': (occasion) => ({
    subject: PHONE_CHANGES[occasion.change].subject,
    preview: 'If it was not you, get your account back now.',
    title: PHONE_CHANGES[occasion.change].subject,
    blocks: [
      paragraph(`Hello ${occasion.name}, ${PHONE_CHANGES[occasion.change].text}`),
      { kind: 'facts', rows: [['Number', occasion.number], ...timeAndDevice(occasion, 'When')] },
      paragraph('If it was you, all is well.'),
      paragraph('If it was not:', {
        label: 'Choose a new password now, which signs out everybody else',
        href: occasion.forgotLink,
      }),
      { kind: 'button', label: 'Put it right', href: occasion.securityLink },
    ],
    reason: SECURITY_REASON,
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
  'sign-in-failures': (occasion) => ({
    subject: 'Somebody tries passwords on your account',
    preview: 'None of them was right so far.',
    title: 'Many wrong passwords',
    blocks: [
      paragraph(
        `Hello ${occasion.name}, somebody has typed many wrong passwords for your PixShift account today. None of them opened it, and we slow such attempts down.`,
      ),
      facts(occasion, 'The last attempt'),
      paragraph(
        'If it was you, and the password does not come back to you, choose a new one. If it was not, there is nothing you must do while your password is one that nobody guesses and that you use nowhere else.',
      ),
      { kind: 'button', label: 'Choose a new password', href: occasion.forgotLink },
    ],
    reason: SECURITY_REASON,
  }),
  'code-failures': (occasion) => ({
    subject: 'Somebody tries codes for your phone number',
    preview: 'None of them was right so far.',
    title: 'Many wrong codes',
    blocks: [
      paragraph(
        `Hello ${occasion.name}, somebody has typed many wrong codes for your phone number today. None of them opened your PixShift account, and we let only a few be tried.`,
      ),
      {
        kind: 'facts',
        rows: [['Number', occasion.number], ...timeAndDevice(occasion, 'The last attempt')],
      },
      paragraph(
        'If it was you, use the code of the newest message. If it was not, never pass on a code that we send you, whoever asks for it. You can also take the number off your account and sign in another way.',
      ),
      { kind: 'button', label: 'See how I sign in', href: occasion.securityLink },
    ],
    reason: SECURITY_REASON,
  }),
  'new-device': (occasion) => ({
    subject: 'A new device signed in to your account',
    preview: 'If it was you, all is well.',
    title: 'Was this you?',
    blocks: [
      paragraph(
        `Hello ${occasion.name}, somebody signed in to your PixShift account from a browser or device that has not been there before.`,
      ),
      facts(occasion, 'When'),
      paragraph(
        'If it was you, all is well. A private window, or a browser whose cookies were deleted, is new to us each time.',
      ),
      paragraph('If it was not:', {
        label: 'Choose a new password now, which signs out everybody else',
        href: occasion.forgotLink,
      }),
      { kind: 'button', label: 'See my devices', href: occasion.securityLink },
    ],
    reason: SECURITY_REASON,
  }),
  'session-copied': (occasion) => ({
    subject: 'We signed out one of your devices',
    preview: 'Somebody may have a copy of its sign-in.',
    title: 'We signed out one of your devices',
    blocks: [
      paragraph(
        `Hello ${occasion.name}, the same key to your PixShift account was used twice. That happens when a sign-in was copied from one of your devices, so we ended it for everybody who has it.`,
      ),
      facts(occasion, 'When'),
      paragraph(
        'Please sign in again where you were. If you do not know what this could be, look for unknown devices, and choose a new password.',
      ),
      { kind: 'button', label: 'See my devices', href: occasion.securityLink },
    ],
    reason: SECURITY_REASON,
  }),
  'password-changed': (occasion) => ({
    subject: 'Your password was changed',
    preview: 'If it was not you, get your account back now.',
    title: 'Your password was changed',
    blocks: [
      paragraph(
        `Hello ${occasion.name}, the password of your PixShift account was changed, and all other devices were signed out.`,
      ),
      facts(occasion, 'When'),
      paragraph('If it was you, all is well.'),
      paragraph('If it was not, take your account back with a new password:'),
      { kind: 'button', label: 'It was not me', href: occasion.forgotLink },
    ],
    reason: SECURITY_REASON,
  }),
  'way-in-added': (occasion) => ({
    subject: `${occasion.way} opens your account now`,
    preview: 'If it was not you, take it away again.',
    title: 'A new way into your account',
    blocks: [
      paragraph(
        `Hello ${occasion.name}, from now on ${occasion.way} opens your PixShift account, too.`,
      ),
      facts(occasion, 'When'),
      paragraph('If it was you, all is well.'),
      paragraph('If it was not, remove it and sign out everywhere, then:', {
        label: 'Choose a new password',
        href: occasion.forgotLink,
      }),
      { kind: 'button', label: 'See how I sign in', href: occasion.securityLink },
    ],
    reason: SECURITY_REASON,
  }),
  'way-in-removed': (occasion) => ({
    subject: `${occasion.way} opens your account no more`,
    preview: 'If it was not you, get your account back now.',
    title: 'A way into your account was removed',
    blocks: [
      paragraph(
        `Hello ${occasion.name}, ${occasion.way} does not open your PixShift account any more, and every device that signed in by it is signed out.`,
      ),
      facts(occasion, 'When'),
      paragraph('If it was you, all is well.'),
      paragraph('If it was not, take your account back with a new password:'),
      { kind: 'button', label: 'It was not me', href: occasion.forgotLink },
    ],
    reason: SECURITY_REASON,
  }),
  'confirm-new-address': ({ name, link, hours }) => ({
    subject: 'Please confirm your new mail address',
    preview: 'Until then your account keeps the one it has.',
    title: 'Your new address',
    blocks: [
      paragraph(
        `Hello ${name}, please confirm that this is to be the address of your PixShift account. Until then it keeps the one it has.`,
      ),
      { kind: 'button', label: 'Use this address', href: link },
      { kind: 'note', text: `The link works once, within ${hours} hours.` },
      { kind: 'note', text: 'You have no account at PixShift? Then do nothing.' },
    ],
    reason: 'You get this mail because somebody gave this address to PixShift.',
  }),
  'address-changed': (occasion) => ({
    subject: 'Your mail address at PixShift was changed',
    preview: 'If it was not you, take it back.',
    title: 'Your address was changed',
    blocks: [
      paragraph(
        `Hello ${occasion.name}, your PixShift account has another mail address now. This one does not open it any more.`,
      ),
      facts(occasion, 'When'),
      paragraph('If it was you, all is well.'),
      paragraph(
        'If it was not, take your account back with this address. That signs out everybody else, and you choose a new password:',
      ),
      { kind: 'button', label: 'It was not me', href: occasion.revertLink },
      { kind: 'note', text: `The link works once, within ${occasion.hours} hours.` },
    ],
    reason: SECURITY_REASON,
  }),
  'run-failed': ({ name, product, refused, reason, givenBack, link, settingsLink }) => ({
    subject: `${product}: your run ${refused ? 'was refused' : 'did not work out'}`,
    preview: givenBack,
    title: refused ? 'Your run was refused' : 'Your run did not work out',
    blocks: [
      paragraph(
        refused
          ? `Hello ${name}, a run that you started was refused. It cost you nothing.`
          : `Hello ${name}, a run that you started did not work out, and we are sorry. It cost you nothing.`,
      ),
      {
        kind: 'facts',
        rows: [
          ['What', product],
          ['Why', reason],
          ['Given back', givenBack],
        ],
      },
      { kind: 'button', label: 'See the run', href: link },
      {
        kind: 'note',
        text: 'Rather no mails about this?',
        link: { label: 'Switch them off', href: settingsLink },
      },
    ],
    reason: 'You get this mail because a run of your PixShift account failed.',
  }),
  'address-taken-back': (occasion) => ({
    subject: 'This address no longer opens your PixShift account',
    preview: 'The address before was put back.',
    title: 'The address before was put back',
    blocks: [
      paragraph(
        `Hello ${occasion.name}, the PixShift account that had this address has the one before again. Whoever reads the mail there took it back, which also removed the password and signed out every device.`,
      ),
      facts(occasion, 'When'),
      paragraph('If it was you, all is well.'),
      paragraph(
        'If the account is yours and it was not you, somebody else reads your old mail. Please contact support.',
      ),
    ],
    reason: SECURITY_REASON,
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
  ...moneyMailsEn,
  ...staffMailsEn,
};
