import { MailWarning } from 'lucide-react';
import { useState } from 'react';

import { sendVerification } from '../../api/account-links.js';
import { toApiError } from '../../api/api-error.js';
import type { Me } from '../../api/types.js';
import { Button } from '../../ui/button.js';
import { StatusNote } from '../../ui/status-note.js';

/** Asks for the address to be confirmed, as long as it is not. */
export function VerifyBanner({ me }: { me: Me }) {
  const [note, setNote] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  if (!me.email || me.emailVerified) return null;

  const send = async () => {
    setBusy(true);
    try {
      await sendVerification();
      setNote('A new link is on its way.');
    } catch (thrown) {
      setNote(toApiError(thrown).message);
    }
    setBusy(false);
  };
  return (
    <div className="mt-6">
      <StatusNote icon={MailWarning} tone="warning" title="Please confirm your address">
        <p className="[overflow-wrap:anywhere]">
          We have sent a link to {me.email}. Until you open it, you may not get back into your
          account if you forget its password.
        </p>
        <div className="mt-3 flex flex-wrap items-center gap-3">
          <Button onClick={() => void send()} busy={busy}>
            Send it again
          </Button>
          <span role="status">{note}</span>
        </div>
      </StatusNote>
    </div>
  );
}
