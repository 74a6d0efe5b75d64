import type { ApiError } from '../../api/api-error.js';
import { SignInAgain } from '../phone/sign-in-again.js';

/** Why the server said no to a form as a whole, and the way on. */
export function Refusal({ problem }: { problem: ApiError | null }) {
  if (!problem) return null;
  return (
    <p role="alert" className="text-danger">
      {problem.message}
      {problem.details.proof === 'recent-sign-in' && <SignInAgain />}
      {problem.requestId && problem.status >= 500 && ` Number: ${problem.requestId}`}
    </p>
  );
}
