import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { useEffect, useRef } from 'react';

import type { TransformationType } from '../../api/types.js';
import { ProductScene } from '../../ui/illustrations.js';

/** The siblings of a type as thumbnails; the photo and its settings stay on the table. */
export function TypeStrip({ types, current }: { types: TransformationType[]; current: string }) {
  const chosen = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    const strip = chosen.current?.closest('ul');
    const item = chosen.current;
    if (strip && item)
      strip.scrollLeft = item.offsetLeft - strip.clientWidth / 2 + item.clientWidth / 2;
  }, [current]);

  return (
    <nav aria-label="Looks of this kind">
      <ul className="relative -mx-4 flex snap-x gap-2.5 overflow-x-auto px-4 pb-1 pt-1 [scrollbar-width:thin] hoverable:pb-3 lg:mx-0 lg:px-1">
        {types.map((type) => {
          const isCurrent = type.slug === current;
          return (
            <li key={type.id} className="w-26 shrink-0 snap-center">
              <Link
                ref={isCurrent ? chosen : undefined}
                to="/studio/$slug"
                params={{ slug: type.slug }}
                resetScroll={false}
                aria-current={isCurrent ? 'true' : undefined}
                className="group block rounded-xl text-center text-sm leading-tight"
              >
                <span
                  className={clsx(
                    'block overflow-hidden rounded-xl border-2 bg-raised p-0.5 transition-colors',
                    isCurrent
                      ? 'border-primary'
                      : 'border-transparent group-hover:border-control/60',
                  )}
                >
                  <Thumb type={type} />
                </span>
                <span
                  className={clsx('mt-1 line-clamp-3', isCurrent ? 'font-semibold' : 'text-muted')}
                >
                  {type.name}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function Thumb({ type }: { type: TransformationType }) {
  const needsProvider = type.availability !== 'ready';
  return (
    <span
      className={clsx(
        'grid aspect-square place-items-center overflow-hidden rounded-[0.55rem] bg-sunken',
        needsProvider && 'opacity-60',
      )}
    >
      {type.thumbnailUrl ? (
        <img
          src={type.thumbnailUrl}
          alt=""
          width={96}
          height={96}
          loading="lazy"
          className="size-full object-cover"
        />
      ) : (
        <span className="w-4/5">
          <ProductScene category={type.category} />
        </span>
      )}
    </span>
  );
}
