import { requestSignInCode, signInByCode } from '../../api/phone.js';
import { PhoneProof } from './phone-proof.js';

/** Signing in, or up, with a number and a code. */
export function PhoneSignIn() {
  return <PhoneProof ask={requestSignInCode} prove={signInByCode} submitLabel="Sign in" />;
}
