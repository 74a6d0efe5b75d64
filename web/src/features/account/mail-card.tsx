import { useState } from 'react';

import type { Me } from '../../api/types.js';
import { Card } from '../../ui/card.js';
import { useSavePreferences } from './use-save-preferences.js';

/** Which mails come that need not come. Saved as it is chosen. */
export function MailCard({ me }: { me: Me }) {
  const [wanted, setWanted] = useState(me.preferences.mailOnFailure);
  const save = useSavePreferences(() => setWanted(me.preferences.mailOnFailure));
  return (
    <Card title="Mails">
      <label className="mt-3 flex min-h-11 cursor-pointer items-start gap-3 rounded-xl border border-hairline px-3.5 py-2.5 hover:border-control has-focus-visible:outline-2 has-focus-visible:outline-primary">
        <input
          type="checkbox"
          className="mt-1 size-4 accent-ink"
          checked={wanted}
          onChange={({ target }) => {
            setWanted(target.checked);
            save.mutate({ mailOnFailure: target.checked });
          }}
        />
        <span>
          <span className="block font-semibold">Tell me when a run fails</span>
          <span className="block text-sm text-muted">What failed, why, and what came back.</span>
        </span>
      </label>
      <p className="mt-3 text-sm text-muted">
        {me.emailVerified
          ? 'Mails about the safety of your account always come.'
          : 'Mails come once your address is confirmed.'}
      </p>
    </Card>
  );
}
