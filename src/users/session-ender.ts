import type { Em } from '../platform/database/index.js';

/** Ends sign-ins for users, who stand below auth, which provides it. */
export abstract class SessionEnder {
  /**
   * Ends every session of the user in the transaction of `em`; within a second of its commit no
   * process accepts their tokens. Resolves with how many there were.
   */
  abstract endAll(
    em: Em,
    userId: string,
    reason: 'suspended' | 'revoked-by-staff' | 'erased',
  ): Promise<number>;
}
