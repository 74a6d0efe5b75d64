import { CircleAlert } from 'lucide-react';

import { usePhotoDesk } from './photo-desk.js';
import { ProblemWords } from './problem-words.js';

/** Why the last file was not taken, or why the photo on the desk did not arrive. */
export function PhotoProblem() {
  const { problem, sending } = usePhotoDesk();
  const unsent = sending.state === 'failed' ? sending.error : null;
  return (
    <div role="alert">
      {(problem !== null || unsent) && (
        <p className="mt-2 flex gap-1.5 text-sm font-medium text-danger">
          <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
          <span>{problem ?? (unsent && <ProblemWords problem={unsent} />)}</span>
        </p>
      )}
    </div>
  );
}
