import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';

import { capQuery } from '../../api/cap.js';
import { useSessionState } from '../../api/session.js';
import { longDate, plural, whole } from '../../lib/format.js';
import { StatusNote } from '../../ui/status-note.js';
import { type Bringing, capWords } from './cap-words.js';

/** On the way to credits that one's own cap holds back: says so, and where it is changed. */
export function CapNote({ plans }: { plans: readonly Bringing[] }) {
  const signedIn = useSessionState() === 'signed-in';
  const { data: spending } = useQuery({ ...capQuery, enabled: signedIn });
  const words = signedIn && spending ? capWords(spending, plans) : null;
  if (words === null) return null;
  return (
    <StatusNote icon={TriangleAlert} tone="warning" role="status">
      <p>{words}</p>
      <ToTheCap />
    </StatusNote>
  );
}

/** That one's own cap is near or reached; nothing where it is neither, or there is none. */
export function NearCapNote({ leadsThere = false }: { leadsThere?: boolean }) {
  const { data: spending } = useQuery(capQuery);
  if (!spending || spending.cap === null) return null;
  const { cap, alertAt, spent, held, resetsAt } = spending;
  const used = spent + held;
  if (used < (alertAt ?? cap)) return null;
  return (
    <StatusNote
      icon={TriangleAlert}
      tone="warning"
      title={used >= cap ? 'Your cap is reached' : 'Your cap is near'}
    >
      <p>
        {leadsThere && `${whole(used)} of ${plural(cap, 'credit')} are used this month. `}A new
        month begins on {longDate(resetsAt)}. Free runs go on as before.
      </p>
      {leadsThere && <ToTheCap />}
    </StatusNote>
  );
}

function ToTheCap() {
  return (
    <Link
      to="/account/billing"
      hash="cap"
      className="inline-flex min-h-11 items-center font-semibold underline underline-offset-4"
    >
      Change or remove the cap
    </Link>
  );
}
