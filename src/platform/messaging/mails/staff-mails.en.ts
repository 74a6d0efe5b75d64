import type { MailTexts } from './mail-text.js';
import { inTime, paragraph, SECURITY_REASON } from './mail-words.en.js';

type StaffMail =
  | 'signed-out-by-staff'
  | 'account-suspended'
  | 'account-reactivated'
  | 'roles-changed';

/** What staff did with somebody's account. */
export const staffMailsEn: Pick<MailTexts, StaffMail> = {
  'signed-out-by-staff': ({ name, device, signInLink }) => ({
    subject: 'We signed you out of PixShift',
    preview: 'Our staff ended your sign-in. You can sign in again at any time.',
    title: 'We signed you out',
    blocks: [
      {
        kind: 'paragraph',
        text: `Hello ${name}, our staff signed your account out ${device ? `on one device (${device})` : 'on all devices'}. That is done when somebody asks for it, or when something looks wrong.`,
      },
      {
        kind: 'paragraph',
        text: 'Your pictures and credits are as they were, and you can sign in again at any time.',
      },
      { kind: 'button', label: 'Sign in', href: signInLink },
      {
        kind: 'note',
        text: 'If you think that somebody else was in your account, choose a new password when you sign in.',
      },
    ],
    reason: SECURITY_REASON,
  }),
  'account-suspended': ({ name, contactLink }) => ({
    subject: 'Your PixShift account was suspended',
    preview: 'Nobody can sign in to it for the time being.',
    title: 'Your account was suspended',
    blocks: [
      paragraph(
        `Hello ${name}, our staff suspended your PixShift account. All devices were signed out, and nobody can sign in until it is opened again.`,
      ),
      paragraph(
        'Nothing was deleted: what you keep and what you paid for is as it was, and the usual times of keeping go on.',
      ),
      paragraph('If you think that this is a mistake, or want to know why, please ask us:'),
      { kind: 'button', label: 'Contact us', href: contactLink },
    ],
    reason: 'You get this mail because the PixShift account with this address was suspended.',
  }),
  'account-reactivated': ({ name, signInLink }) => ({
    subject: 'Your PixShift account is open again',
    preview: 'You can sign in as before.',
    title: 'Your account is open again',
    blocks: [
      paragraph(
        `Hello ${name}, your PixShift account is no longer suspended. You can sign in as before.`,
      ),
      { kind: 'button', label: 'Sign in', href: signInLink },
    ],
    reason: 'You get this mail because the PixShift account with this address was opened again.',
  }),
  'roles-changed': ({ name, roles, securityLink }) => ({
    subject: 'Your roles at PixShift were changed',
    preview: roles.length > 0 ? 'This is what you have now.' : 'You have none for staff any more.',
    title: 'Your roles were changed',
    blocks: [
      paragraph(
        roles.length > 0
          ? `Hello ${name}, a colleague changed what your PixShift account may do in the console. These are your roles now:`
          : `Hello ${name}, a colleague changed what your PixShift account may do. It has no role for staff any more.`,
      ),
      ...(roles.length > 0
        ? [
            {
              kind: 'facts' as const,
              rows: roles.map(
                (role) =>
                  [role.name, role.until ? `until ${inTime(role.until)}` : 'for good'] as const,
              ),
            },
          ]
        : []),
      paragraph('Did nobody tell you about this? Ask your colleagues, and look at your devices.'),
      { kind: 'button', label: 'See my devices', href: securityLink },
    ],
    reason: SECURITY_REASON,
  }),
};
