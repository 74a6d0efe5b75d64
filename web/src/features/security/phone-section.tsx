import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';

import { meQuery } from '../../api/me.js';
import { queryClient } from '../../api/query-client.js';
import type { Me } from '../../api/types.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { useToast } from '../../ui/toasts.js';
import { PhoneProofSkeleton } from '../phone/phone-proof-skeleton.js';
import { RemovePhone } from './remove-phone.js';

const OwnPhoneForm = lazy(async () => {
  const { OwnPhoneForm } = await import('../phone/own-phone-form.js');
  return { default: OwnPhoneForm };
});

type Doing = 'nothing' | 'giving' | 'removing';

/** The phone number as a way to sign in: to add, to change and to take away. */
export function PhoneSection() {
  const { data: me } = useQuery(meQuery);
  const [doing, setDoing] = useState<Doing>('nothing');
  const toast = useToast();
  if (!me) return null;
  const done = (words: string) => {
    setDoing('nothing');
    void queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
    toast(words);
  };

  return (
    <Card title="Phone number">
      <p className="mt-2 text-muted">{leadFor(me)}</p>
      {doing === 'giving' ? (
        <div className="max-w-md">
          <Suspense fallback={<PhoneProofSkeleton />}>
            <OwnPhoneForm
              needsPassword={me.hasPassword}
              onDone={() => done('Your number is confirmed.')}
            />
          </Suspense>
          <Button look="quiet" className="mt-3" onClick={() => setDoing('nothing')}>
            Cancel
          </Button>
        </div>
      ) : doing === 'removing' ? (
        <RemovePhone
          needsPassword={me.hasPassword}
          onDone={() => done('Your number is removed.')}
          onCancel={() => setDoing('nothing')}
        />
      ) : (
        <div className="mt-4 flex flex-wrap items-center gap-3">
          {me.phone && <p className="mr-2 tabular font-semibold">{me.phone}</p>}
          <Button onClick={() => setDoing('giving')}>
            {me.phone ? 'Change' : 'Add a phone number'}
          </Button>
          {me.phone && <Button onClick={() => setDoing('removing')}>Remove</Button>}
        </div>
      )}
    </Card>
  );
}

function leadFor({ phone }: Me): string {
  return phone
    ? 'A code by text message signs you in. If the number changes, the old one is told and other devices are signed out.'
    : 'With a number you can sign in by a code, without a password. We use it for nothing else.';
}
