import {
  CircleHelp,
  type LucideIcon,
  Monitor,
  Smartphone,
  SquareTerminal,
  Tablet,
} from 'lucide-react';

import type { OwnSession } from '../../api/types.js';
import { dateTime, timeAgo } from '../../lib/format.js';
import { Button } from '../../ui/button.js';

const ICONS: Record<OwnSession['device']['kind'], LucideIcon> = {
  computer: Monitor,
  phone: Smartphone,
  tablet: Tablet,
  program: SquareTerminal,
  unknown: CircleHelp,
};

const WAYS: Record<NonNullable<OwnSession['authProvider']>, string> = {
  password: 'with your password',
  google: 'with Google',
  facebook: 'with Facebook',
  phone: 'by phone',
  oidc: 'with your organisation',
};

interface DeviceRowProps {
  session: OwnSession;
  onSignOut: () => void;
}

export function DeviceRow({ session, onSignOut }: DeviceRowProps) {
  const { device, ip, authProvider, createdAt, lastActivityAt, current } = session;
  const Icon = ICONS[device.kind];
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-3 py-4 sm:flex-nowrap">
      <span className="grid size-11 shrink-0 place-items-center rounded-xl bg-sunken text-ink">
        <Icon className="size-5.5" aria-hidden="true" />
      </span>
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <span className="font-semibold [overflow-wrap:anywhere]">{device.name}</span>
          {current && (
            <span className="rounded-full bg-success/12 px-2.5 py-0.5 text-sm font-semibold text-ink">
              This device
            </span>
          )}
        </p>
        <p className="mt-0.5 text-sm text-muted [overflow-wrap:anywhere]">
          {ip ? `From the address ${ip}` : 'Address not known'}
          {authProvider && `, signed in ${WAYS[authProvider]}`}
        </p>
        <p className="mt-0.5 text-sm text-muted">
          {'Since '}
          <time dateTime={createdAt}>{dateTime(createdAt)}</time>
          {', last used '}
          <time dateTime={lastActivityAt}>{current ? 'just now' : timeAgo(lastActivityAt)}</time>
        </p>
      </div>
      {!current && (
        <Button
          size="small"
          onClick={onSignOut}
          className="max-sm:ml-15"
          aria-label={`Sign out ${device.name}, last used ${timeAgo(lastActivityAt)}`}
        >
          Sign out
        </Button>
      )}
    </li>
  );
}
