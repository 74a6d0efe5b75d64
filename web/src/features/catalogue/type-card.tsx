import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { PlugZap } from 'lucide-react';

import { useMe } from '../../api/me.js';
import { useTerms } from '../../api/terms.js';
import type { TransformationType } from '../../api/types.js';
import { CategoryDot } from '../../ui/chip.js';
import { ProductScene } from '../../ui/illustrations.js';
import { Skeleton } from '../../ui/skeleton.js';
import { priceText } from './price-text.js';

export function TypeCard({ type, eager }: { type: TransformationType; eager: boolean }) {
  const ready = type.availability === 'ready';
  const { worth } = useTerms();
  const me = useMe();
  return (
    <li data-category={type.category} className="h-full">
      <Link
        to="/studio/$slug"
        params={{ slug: type.slug }}
        className="group flex h-full flex-col overflow-hidden rounded-2xl border border-hairline bg-raised shadow-card transition-shadow duration-200 hover:shadow-lift"
      >
        <Thumbnail type={type} eager={eager} />
        <span className="flex flex-1 flex-col p-3.5 sm:p-4">
          <span className="display text-lg leading-snug">{type.name}</span>
          <span className="mt-1 hidden text-sm text-muted sm:line-clamp-2">{type.description}</span>
          <span className="mt-auto flex items-baseline gap-x-2 pt-3 text-sm">
            {ready ? (
              <>
                <CategoryDot />
                <span className="font-semibold tabular">{priceText(type, worth, me)}</span>
              </>
            ) : (
              <span className="inline-flex items-center gap-1.5 font-semibold leading-tight text-muted">
                <PlugZap className="size-4 shrink-0" aria-hidden="true" />
                Needs a provider
              </span>
            )}
          </span>
        </span>
      </Link>
    </li>
  );
}

/** Shows the result; hover and focus wipe back to the photo it was made from. */
function Thumbnail({ type, eager }: { type: TransformationType; eager: boolean }) {
  const before = type.beforeThumbnailUrl;
  const picture = 'absolute inset-0 size-full object-cover';
  const loading = eager ? 'eager' : 'lazy';
  if (!type.thumbnailUrl) {
    return (
      <span className="grid aspect-square place-items-center border-b border-hairline bg-accent/10">
        <span className="w-3/5">
          <ProductScene category={type.category} />
        </span>
      </span>
    );
  }
  return (
    <span
      className={clsx(
        'relative block aspect-square overflow-hidden bg-sunken',
        type.availability !== 'ready' && 'grayscale-60',
      )}
    >
      <img
        src={type.thumbnailUrl}
        alt=""
        width={400}
        height={400}
        loading={loading}
        className={picture}
      />
      {before && (
        <>
          <img
            src={before}
            alt=""
            width={400}
            height={400}
            loading={loading}
            className={clsx(
              picture,
              '[clip-path:inset(0_100%_0_0)] transition-[clip-path] duration-250 ease-out',
              'group-hover:[clip-path:inset(0_50%_0_0)] group-focus-visible:[clip-path:inset(0_50%_0_0)]',
            )}
          />
          <span
            aria-hidden="true"
            className="absolute inset-y-0 left-0 w-0.5 bg-white opacity-0 transition-[left,opacity] duration-250 ease-out group-hover:left-1/2 group-hover:opacity-100 group-focus-visible:left-1/2 group-focus-visible:opacity-100"
          />
        </>
      )}
    </span>
  );
}

export function TypeCardSkeleton() {
  return (
    <li aria-hidden="true" className="overflow-hidden rounded-2xl border border-hairline bg-raised">
      <Skeleton className="aspect-square w-full rounded-none" />
      <div className="p-4">
        <Skeleton className="h-6 w-3/4" />
        <Skeleton className="mt-2 hidden h-10 w-full sm:block" />
        <Skeleton className="mt-4 h-4 w-1/2" />
      </div>
    </li>
  );
}
