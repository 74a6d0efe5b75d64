import type { Em } from '../platform/database/index.js';

/** Why sessions are ended by others than those who sign out. */
export type EndReason =
  | 'ended-by-owner'
  | 'password-changed'
  | 'phone-changed'
  | 'suspended'
  | 'revoked-by-staff'
  | 'erased';

/** Ends sign-ins for users, who stand below auth, which provides it. */
export abstract class SessionEnder {
  /**
   * Ends every session of the user but the one excepted, in the transaction of `em`; within a
   * second of its commit no process accepts their tokens. Resolves with how many there were.
   */
  abstract endAll(
    em: Em,
    userId: string,
    reason: EndReason,
    options?: { except?: string },
  ): Promise<number>;

  /** Ends one of the user's sessions. Resolves with whether there was one to end. */
  abstract endOne(em: Em, userId: string, sessionId: string, reason: EndReason): Promise<boolean>;
}
