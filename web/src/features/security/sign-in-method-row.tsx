import { LockKeyhole, Smartphone } from 'lucide-react';

import type { Identity } from '../../api/identities.js';
import { dateTime } from '../../lib/format.js';
import { Button } from '../../ui/button.js';
import { ProviderMark } from '../../ui/provider-mark.js';

interface SignInMethodRowProps {
  identity: Identity;
  name: string;
  /** The last one that works stays. */
  isOnly: boolean;
  onRemove: () => void;
}

export function SignInMethodRow({ identity, name, isOnly, onRemove }: SignInMethodRowProps) {
  const { label, lastUsedAt, current, usable } = identity;
  const stays = isOnly && usable;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-3 py-4 sm:flex-nowrap">
      <span className="grid size-11 shrink-0 place-items-center rounded-xl bg-sunken text-ink [&_svg]:size-5.5">
        <MethodMark provider={identity.provider} />
      </span>
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <span className="font-semibold [overflow-wrap:anywhere]">{name}</span>
          {current && (
            <span className="rounded-full bg-success/12 px-2.5 py-0.5 text-sm font-semibold text-ink">
              Used for this sign-in
            </span>
          )}
        </p>
        {label && <p className="mt-0.5 text-sm text-muted [overflow-wrap:anywhere]">{label}</p>}
        <p className="mt-0.5 text-sm text-muted">
          {usable
            ? lastUsedAt && (
                <>
                  {'Last used '}
                  <time dateTime={lastUsedAt}>{dateTime(lastUsedAt)}</time>
                </>
              )
            : 'Switched off here at present'}
          {stays && ', your only way in'}
        </p>
      </div>
      {!stays && (
        <Button
          size="small"
          onClick={onRemove}
          className="max-sm:ml-15"
          aria-label={`Remove ${name}`}
        >
          Remove
        </Button>
      )}
    </li>
  );
}

function MethodMark({ provider }: { provider: Identity['provider'] }) {
  if (provider === 'password') return <LockKeyhole aria-hidden="true" />;
  if (provider === 'phone') return <Smartphone aria-hidden="true" />;
  return <ProviderMark provider={provider} />;
}
