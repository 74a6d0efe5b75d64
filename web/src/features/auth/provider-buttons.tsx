import { useQuery } from '@tanstack/react-query';
import clsx from 'clsx';

import { methodsQuery, providerName, providersOf, startUrl } from '../../api/provider-sign-in.js';
import { buttonClass } from '../../ui/button.js';
import { Skeleton } from '../../ui/skeleton.js';
import { ProviderMark } from '../../ui/provider-mark.js';

/** The providers that are set up, each as a way in; nothing where there is none. */
export function ProviderButtons({ returnTo }: { returnTo: string | undefined }) {
  const { data: methods, isPending } = useQuery(methodsQuery);
  const providers = methods ? providersOf(methods) : [];
  if (!isPending && providers.length === 0) return null;
  return (
    <div className="mt-6">
      <p className="flex items-center gap-3 text-sm text-muted before:h-px before:flex-1 before:bg-hairline after:h-px after:flex-1 after:bg-hairline">
        or
      </p>
      {isPending ? (
        <div role="status" aria-label="Loading other ways to sign in" className="mt-5 space-y-3">
          <Skeleton className="h-12 rounded-xl" />
          <Skeleton className="h-12 rounded-xl" />
        </div>
      ) : (
        <ul className="mt-5 space-y-3">
          {providers.map((provider) => (
            <li key={provider}>
              <a
                href={startUrl(provider, returnTo)}
                className={clsx(buttonClass(), 'min-h-12 w-full')}
              >
                <ProviderMark provider={provider} />
                Continue with {providerName(provider, methods)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
