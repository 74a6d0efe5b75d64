import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { History, KeyRound, LogOut, ShieldCheck } from 'lucide-react';
import { useState } from 'react';

import { meQuery } from '../../api/me.js';
import { endSession } from '../../api/session.js';
import type { Me } from '../../api/types.js';
import { whole } from '../../lib/format.js';
import { usePageMeta } from '../../lib/page-meta.js';
import { Button, ButtonLink } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { ErrorState } from '../../ui/page-state.js';
import { RequireSession } from '../../ui/require-session.js';
import { Skeleton } from '../../ui/skeleton.js';
import { NearCapNote } from '../billing/cap-note.js';
import { AvatarForm } from './avatar-form.js';
import { NameForm } from './name-form.js';
import { PlanCard } from './plan-card.js';
import { MailCard } from './mail-card.js';
import { SettingsCard } from './settings-card.js';
import { StatsCard } from './stats-card.js';
import { UsageCard } from './usage-card.js';
import { VerifyBanner } from './verify-banner.js';

export function AccountPage() {
  usePageMeta('Account', 'Your free runs of this month, your credits and your profile.');
  return (
    <div className="shell max-w-4xl py-8 md:py-12">
      <h1 className="text-3xl">Your account</h1>
      <RequireSession pending={<AccountSkeleton />}>
        <OwnAccount />
      </RequireSession>
    </div>
  );
}

function OwnAccount() {
  const { data: me, error, refetch } = useQuery(meQuery);
  if (error && !me) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!me) return <AccountSkeleton />;
  return (
    <>
      <VerifyBanner me={me} />
      <div className="mt-7 grid grid-cols-[minmax(0,1fr)] gap-5 md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="space-y-5">
          <UsageCard me={me} />
          <StatsCard />
          <MailCard me={me} />
        </div>
        <div className="space-y-5">
          <PlanCard />
          <section
            aria-labelledby="credits-heading"
            className="rounded-2xl border border-hairline bg-raised p-6 shadow-card"
          >
            <h2 id="credits-heading" className="text-xl">
              Credits
            </h2>
            <p className="mt-2 tabular">
              <span className="display text-3xl">{whole(me.credits.available)}</span>
              {me.credits.held > 0 && (
                <span className="ml-2 text-sm text-muted">and {me.credits.held} set aside</span>
              )}
            </p>
            <p className="mt-2 text-sm text-muted">10 credits make one standard picture.</p>
            <div className="mt-4 empty:hidden">
              <NearCapNote leadsThere />
            </div>
            <p className="mt-4 flex flex-wrap gap-3">
              <ButtonLink to="/pricing">Buy credits</ButtonLink>
              <ButtonLink to="/account/billing">Payments</ButtonLink>
            </p>
          </section>
          <Profile me={me} />
          <SettingsCard me={me} />
        </div>
      </div>
    </>
  );
}

function Profile({ me }: { me: Me }) {
  const navigate = useNavigate();
  const [editing, setEditing] = useState(false);
  const signOut = async () => {
    // First away from this page, which would ask to sign in again.
    await navigate({ to: '/' });
    await endSession();
  };
  const rows = [
    ['Name', me.displayName],
    ['Email', me.email],
    ['Phone', me.phone],
  ].filter((row): row is [string, string] => Boolean(row[1]));
  return (
    <Card title="Profile">
      <AvatarForm me={me} />
      {editing ? (
        <NameForm me={me} onDone={() => setEditing(false)} />
      ) : (
        <dl className="mt-3 space-y-2.5">
          {rows.map(([term, value]) => (
            <div key={term}>
              <dt className="text-sm text-muted">{term}</dt>
              <dd className="font-semibold [overflow-wrap:anywhere]">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className="mt-5 flex flex-wrap gap-3">
        {!editing && <Button onClick={() => setEditing(true)}>Change name</Button>}
        <ButtonLink to="/account/security">
          <KeyRound aria-hidden="true" />
          Sign-in and security
        </ButtonLink>
        <ButtonLink to="/account/activity">
          <History aria-hidden="true" />
          Activity
        </ButtonLink>
        <ButtonLink to="/account/privacy">
          <ShieldCheck aria-hidden="true" />
          Privacy
        </ButtonLink>
        <Button onClick={() => void signOut()}>
          <LogOut aria-hidden="true" />
          Sign out
        </Button>
      </div>
    </Card>
  );
}

function AccountSkeleton() {
  return (
    <div
      role="status"
      aria-label="Loading your account"
      className="mt-7 grid grid-cols-[minmax(0,1fr)] gap-5 md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]"
    >
      <Skeleton className="h-96 rounded-2xl" />
      <div className="space-y-5">
        <Skeleton className="h-44 rounded-2xl" />
        <Skeleton className="h-60 rounded-2xl" />
      </div>
    </div>
  );
}
