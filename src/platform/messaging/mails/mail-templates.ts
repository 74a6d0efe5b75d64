/** Something at an account that its owner should know of, and what they can do about it. */
export interface SecurityOccasion {
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** As its owner would call it, e.g. `Firefox on Linux`; null where nothing is known of it. */
  readonly device: string | null;
  /** The page of devices, sign-in methods and the password. */
  readonly securityLink: string;
  readonly forgotLink: string;
}

/** What was paid for: credits, a month of a plan, or one run by itself. */
export type PaidFor = 'pack' | 'plan' | 'single';

/** Money of a payment that was to go back. */
export interface RefundOccasion {
  readonly name: string;
  readonly item: string;
  readonly amount: string;
  readonly receiptNo: string;
  /** The page of their payments. */
  readonly link: string;
}

/** Something that is to happen, or not to happen, when the paid month of a plan is over. */
export interface PlanOccasion {
  readonly name: string;
  readonly plan: string;
  /** When the month is over. */
  readonly until: string;
  /** The page of their plan. */
  readonly link: string;
}

/** Every mail that is sent, by its name, and what it needs to know. Times are ISO 8601, UTC. */
export interface MailTemplates {
  /** To a new address: show that it is yours. */
  'verify-address': { name: string; link: string; hours: number };
  /** To an address with an account, under which somebody tried to make another one. */
  'address-in-use': { signInLink: string; forgotLink: string };
  'reset-password': { name: string; link: string; minutes: number };
  /** Many wrong passwords in a short time. */
  'sign-in-failures': SecurityOccasion;
  /** Many wrong codes for a number, which is masked. */
  'code-failures': SecurityOccasion & { number: string };
  /** Signed in from a device that is new to the account. */
  'new-device': SecurityOccasion;
  /** A refresh token was used twice: somebody has a copy of a session. */
  'session-copied': SecurityOccasion;
  'password-changed': SecurityOccasion;
  /** Something opens the account from now on, as `Google`. */
  'way-in-added': SecurityOccasion & { way: string };
  'way-in-removed': SecurityOccasion & { way: string };
  /** To the address that an account is to have from now on. */
  'confirm-new-address': { name: string; link: string; hours: number };
  /** To the address before, with the way back. */
  'address-changed': SecurityOccasion & { revertLink: string; hours: number };
  /** To the address that an account had for a while, when the one before took it back. */
  'address-taken-back': SecurityOccasion;
  /** The number is masked: that which signs in now, or the one that is gone. */
  'phone-changed': SecurityOccasion & { change: 'added' | 'changed' | 'removed'; number: string };
  /** A run came to nothing: what of, why, and what was given back for it. */
  'run-failed': {
    name: string;
    product: string;
    refused: boolean;
    reason: string;
    givenBack: string;
    link: string;
    settingsLink: string;
  };
  /** Money came in: what for, and the number of its receipt. */
  receipt: {
    name: string;
    item: string;
    paidFor: PaidFor;
    amount: string;
    /** What of the amount is tax, as `$0.00 VAT`. */
    tax: string;
    receiptNo: string;
    link: string;
  };
  /** Staff took credits, and why; what was not there is owed. */
  'credits-taken': {
    name: string;
    credits: number;
    owed: number;
    reason: string;
    link: string;
    contactLink: string;
  };
  /** Most of what the owner lets a month cost is spent; in credits. */
  'cap-neared': { name: string; used: number; cap: number; resetsAt: string; link: string };
  /** Money of a payment went back to how it was paid. */
  refund: RefundOccasion & { paidFor: PaidFor };
  /** A refund is so large that a second person looks at it first. */
  'refund-waits': RefundOccasion;
  /** That person said no: nothing has moved. */
  'refund-rejected': RefundOccasion & { contactLink: string };
  /** The bank of the buyer did not take the money: it is here again, and its credits with them. */
  'refund-returned': RefundOccasion & { paidFor: PaidFor; contactLink: string };
  /** A plan's next month could not be paid. */
  'renewal-failed': { name: string; plan: string; link: string };
  'plan-ended': { name: string; plan: string; link: string };
  /** The plan ends with the month that is paid. */
  'plan-cancelled': PlanOccasion;
  /** What was planned for the end of the month is taken back. */
  'plan-goes-on': PlanOccasion & { amount: string };
  /** Another plan begins with the next month, at that price. */
  'plan-change-planned': PlanOccasion & { next: string; amount: string };
  /** The archive that was asked for can be fetched. */
  'archive-ready': { name: string; link: string; days: number };
  /** The last mail to somebody who leaves. */
  'account-erased': { name: string; receiptLink: string };
  /** Staff ended sessions: one, named by its device, or all. */
  'signed-out-by-staff': { name: string; device?: string; signInLink: string };
  'account-suspended': { name: string; contactLink: string };
  'account-reactivated': { name: string; signInLink: string };
  /** What they may do in the console from now on; `until` null is for good. */
  'roles-changed': {
    name: string;
    roles: readonly { name: string; until: string | null }[];
    securityLink: string;
  };
}

export type MailTemplate = keyof MailTemplates;
