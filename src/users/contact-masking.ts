import type { Principal } from '../platform/http/index.js';
import { maskedAddress } from './masked-address.js';
import { maskedEmail } from './masked-email.js';

/** Whether mail addresses, phone numbers and network addresses of others are shown in full. */
export function seesContacts(viewer: Principal): boolean {
  return viewer.permissions.has('users:read-contact');
}

/** Mail and network addresses as this viewer may see them. */
export function contactsFor(viewer: Principal) {
  const full = seesContacts(viewer);
  return {
    email: (email: string | null) => (email === null || full ? email : maskedEmail(email)),
    address: (ip: string | null) => (ip === null || full ? ip : maskedAddress(ip)),
  };
}
