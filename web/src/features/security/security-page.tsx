import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';

import { usePageMeta } from '../../lib/page-meta.js';
import { RequireSession } from '../../ui/require-session.js';
import { DevicesSection, DevicesSkeleton } from './devices-section.js';
import { EmailSection } from './email-section.js';
import { PasswordSection } from './password-section.js';
import { PhoneSection } from './phone-section.js';
import { SignInMethodsSection } from './sign-in-methods-section.js';

/** How one signs in and where one is signed in: a section for each, in this order. */
export function SecurityPage() {
  usePageMeta(
    'Sign-in and security',
    'Your password, where you are signed in, and how to sign out elsewhere.',
  );
  return (
    <div className="shell max-w-3xl py-8 md:py-12">
      <Link
        to="/account"
        className="-ml-1 inline-flex min-h-11 items-center gap-1.5 rounded-lg px-1 font-semibold text-muted hover:text-ink"
      >
        <ArrowLeft className="size-4.5" aria-hidden="true" />
        Your account
      </Link>
      <h1 className="mt-1 text-3xl">Sign-in and security</h1>
      <RequireSession pending={<DevicesSkeleton />}>
        <div className="mt-7 space-y-5">
          <SignInMethodsSection />
          <EmailSection />
          <PasswordSection />
          <PhoneSection />
          <DevicesSection />
        </div>
      </RequireSession>
    </div>
  );
}
