import { Mail } from 'lucide-react';
import { lazy, Suspense } from 'react';

import { ButtonLink } from '../../ui/button.js';
import { PhoneProofSkeleton } from '../phone/phone-proof-skeleton.js';

// The rules of numbers of all countries are large, and most people come by mail.
const PhoneSignIn = lazy(async () => {
  const { PhoneSignIn } = await import('../phone/phone-sign-in.js');
  return { default: PhoneSignIn };
});

interface PhoneFormProps {
  page: '/sign-in' | '/sign-up';
  returnTo: string | undefined;
}

/** The card's content for those who come by phone. */
export function PhoneForm({ page, returnTo }: PhoneFormProps) {
  return (
    <>
      <Suspense fallback={<PhoneProofSkeleton />}>
        <PhoneSignIn />
      </Suspense>
      <ButtonLink
        to={page}
        search={returnTo ? { returnTo } : {}}
        look="quiet"
        className="mt-4 w-full"
      >
        <Mail aria-hidden="true" />
        Use email instead
      </ButtonLink>
    </>
  );
}
