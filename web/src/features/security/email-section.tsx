import { useQuery } from '@tanstack/react-query';
import { MailCheck } from 'lucide-react';
import { useState } from 'react';

import { meQuery } from '../../api/me.js';
import type { Me } from '../../api/types.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { StatusNote } from '../../ui/status-note.js';
import { EmailForm } from './email-form.js';

/** The address of the account: to see, and to change by a link that goes to the new one. */
export function EmailSection() {
  const { data: me } = useQuery(meQuery);
  const [isGiving, setGiving] = useState(false);
  const [sentTo, setSentTo] = useState<string | null>(null);
  if (!me) return null;

  return (
    <Card title="Email address">
      <p className="mt-2 text-muted">{leadFor(me)}</p>
      {isGiving ? (
        <EmailForm
          needsPassword={me.hasPassword && me.email !== null}
          onSent={(email) => {
            setGiving(false);
            setSentTo(email);
          }}
          onCancel={() => setGiving(false)}
        />
      ) : (
        <>
          {sentTo !== null && sentTo.toLowerCase() !== me.email && (
            <div className="mt-4">
              <StatusNote icon={MailCheck} tone="success" role="status" title="Look into your mail">
                <p className="[overflow-wrap:anywhere]">
                  We have sent a link to {sentTo}.{' '}
                  {me.email
                    ? `Until you open it, your account keeps ${me.email}.`
                    : 'Open it, and the address is yours here.'}
                </p>
              </StatusNote>
            </div>
          )}
          <div className="mt-4 flex flex-wrap items-center gap-3">
            {me.email && (
              <p className="mr-2 min-w-0 font-semibold [overflow-wrap:anywhere]">
                {me.email}
                {!me.emailVerified && (
                  <span className="ml-2.5 rounded-full bg-warning/15 px-2.5 py-0.5 text-sm">
                    Not confirmed
                  </span>
                )}
              </p>
            )}
            <Button onClick={() => setGiving(true)}>
              {me.email ? 'Change' : 'Add an email address'}
            </Button>
          </div>
        </>
      )}
    </Card>
  );
}

function leadFor({ email }: Me): string {
  return email
    ? 'You sign in and get back in with it. If it changes, the old address is told and can undo that.'
    : 'With an address you can have a password, and get back in by mail.';
}
