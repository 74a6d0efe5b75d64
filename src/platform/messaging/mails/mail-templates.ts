/** When and from where something was done, as far as it is known. */
export interface MailOccasion {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** As its owner would call it, e.g. `Firefox on Linux`. */
  readonly device?: string;
}

/** Every mail that is sent, by its name, and what it needs to know. Times are ISO 8601, UTC. */
export interface MailTemplates {
  /** To a new address: show that it is yours. */
  'verify-address': { name: string; link: string; hours: number };
  /** To an address with an account, under which somebody tried to make another one. */
  'address-in-use': { signInLink: string; forgotLink: string };
  'reset-password': { name: string; link: string; minutes: number };
  /** The archive that was asked for can be fetched. */
  'archive-ready': { name: string; link: string; days: number };
  /** The last mail to somebody who leaves. */
  'account-erased': { name: string; receiptLink: string };
}

export type MailTemplate = keyof MailTemplates;
