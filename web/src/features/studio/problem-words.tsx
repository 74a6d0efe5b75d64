import type { ApiError } from '../../api/api-error.js';

/** What went wrong, and by which number it is found where the fault is ours. */
export function ProblemWords({ problem }: { problem: ApiError }) {
  return (
    <>
      {problem.message}
      {problem.requestId && problem.status >= 500 && (
        <span className="mt-1 block text-sm text-muted">Number: {problem.requestId}</span>
      )}
    </>
  );
}
