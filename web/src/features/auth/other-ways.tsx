import { useQuery } from '@tanstack/react-query';
import clsx from 'clsx';
import { Smartphone } from 'lucide-react';

import { smsOptionsQuery } from '../../api/phone.js';
import { methodsQuery, providerName, providersOf, startUrl } from '../../api/provider-sign-in.js';
import { keepReturnTo } from '../../lib/return-to.js';
import { buttonClass, ButtonLink } from '../../ui/button.js';
import { ProviderMark } from '../../ui/provider-mark.js';
import { Skeleton } from '../../ui/skeleton.js';

interface OtherWaysProps {
  page: '/sign-in' | '/sign-up';
  returnTo: string | undefined;
}

/** The ways in beside the form for mail: those that are set up here, and nothing where none is. */
export function OtherWays({ page, returnTo }: OtherWaysProps) {
  const methods = useQuery(methodsQuery);
  const sms = useQuery(smsOptionsQuery);
  const providers = methods.data ? providersOf(methods.data) : [];
  const isPending = methods.isPending || sms.isPending;
  const byPhone = sms.data?.available ?? false;
  if (!isPending && providers.length === 0 && !byPhone) return null;
  return (
    <div className="mt-6">
      <p className="flex items-center gap-3 text-sm text-muted before:h-px before:flex-1 before:bg-hairline after:h-px after:flex-1 after:bg-hairline">
        or
      </p>
      {isPending ? (
        <div role="status" aria-label="Loading other ways to sign in" className="mt-5 space-y-3">
          <Skeleton className="h-12 rounded-xl" />
          <Skeleton className="h-12 rounded-xl" />
          <Skeleton className="h-12 rounded-xl" />
        </div>
      ) : (
        <ul className="mt-5 space-y-3">
          {providers.map((provider) => (
            <li key={provider}>
              <a
                href={startUrl(provider, returnTo)}
                onClick={() => keepReturnTo(returnTo)}
                className={clsx(buttonClass(), 'min-h-12 w-full')}
              >
                <ProviderMark provider={provider} />
                Continue with {providerName(provider, methods.data)}
              </a>
            </li>
          ))}
          {byPhone ? (
            <li>
              <ButtonLink
                to={page}
                search={{ ...(returnTo ? { returnTo } : {}), by: 'phone' as const }}
                className="min-h-12 w-full"
              >
                <Smartphone aria-hidden="true" />
                Continue with phone
              </ButtonLink>
            </li>
          ) : null}
        </ul>
      )}
    </div>
  );
}
