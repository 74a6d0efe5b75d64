import clsx from 'clsx';
import { Star } from 'lucide-react';

import type { Generation } from '../api/types.js';
import { useChangeGeneration } from './use-change-generation.js';

/** The star of a result. Shows the wished state at once and goes back if it was refused. */
export function FavouriteButton({
  generation,
  name,
  className,
}: {
  generation: Generation;
  name: string;
  className?: string;
}) {
  const change = useChangeGeneration(generation);
  const on = change.isPending
    ? (change.variables.isFavourite ?? generation.isFavourite)
    : generation.isFavourite;
  return (
    <button
      type="button"
      aria-pressed={on}
      aria-label={`Favourite: ${name}`}
      onClick={() => !change.isPending && change.mutate({ isFavourite: !on })}
      className={clsx(
        'grid size-11 shrink-0 place-items-center rounded-xl transition-colors',
        className,
      )}
    >
      <Star
        aria-hidden="true"
        className={clsx('size-5', on ? 'fill-story text-story' : 'text-current')}
      />
    </button>
  );
}
