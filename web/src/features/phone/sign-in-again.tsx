import { Link } from '@tanstack/react-router';

import { endSession } from '../../api/session.js';

/** After a refusal that asks for a recent sign-in: out, and back to the page of security. */
export function SignInAgain() {
  return (
    <>
      {' '}
      <Link
        to="/sign-in"
        search={{ returnTo: '/account/security' }}
        onClick={() => void endSession()}
        className="inline-flex min-h-11 items-center font-semibold underline underline-offset-4"
      >
        Sign in again
      </Link>
    </>
  );
}
