import { useQuery } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';

import { toApiError } from '../../api/api-error.js';
import { catalogueQuery } from '../../api/catalogue.js';
import type { Generation, TransformationType } from '../../api/types.js';
import { DeleteDialog } from '../../runs/delete-dialog.js';
import { biggerOf, lookFor } from '../../runs/further.js';
import { mainArtifact } from '../../runs/result-picture.js';
import { nameOfRun } from '../../runs/run-name.js';
import { Button } from '../../ui/button.js';
import { Skeleton } from '../../ui/skeleton.js';
import { GalleryTile } from './gallery-tile.js';
import { columnsFor, masonry } from './masonry.js';

const NONE: TransformationType[] = [];
const GAP = 16;
/** Height of a tile's caption, in rem. */
const CAPTION = 4.75;

interface GalleryGridProps {
  generations: Generation[];
  hasMore: boolean;
  loadingMore: boolean;
  moreError: unknown;
  onMore: () => void;
  onExpired: () => void;
}

export function GalleryGrid(props: GalleryGridProps) {
  const { generations, hasMore, loadingMore } = props;
  const [box, width, rem] = useWidth();
  const { data: types = NONE } = useQuery(catalogueQuery);
  const [deleting, setDeleting] = useState<Generation | null>(null);

  // While more is on the way, blank sheets stand at the end of the columns.
  const blanks = loadingMore ? columnsFor(width / rem) : 0;
  const { tiles, height } = masonry(
    [...generations.map(ratioOf), ...Array.from({ length: blanks }, () => 1)],
    width,
    columnsFor(width / rem),
    GAP,
    CAPTION * rem,
  );

  return (
    <>
      <ul ref={box} className="relative" style={{ height }} aria-busy={loadingMore}>
        {width > 0 &&
          generations.map((generation, index) => (
            <li key={generation.id} className="absolute" style={tiles[index]}>
              <GalleryTile
                generation={generation}
                name={nameOfRun(generation)}
                further={{
                  bigger: biggerOf(generation, types)?.slug,
                  look: lookFor(generation, types)?.slug,
                }}
                eager={index < 6}
                onDelete={() => setDeleting(generation)}
                onExpired={props.onExpired}
              />
            </li>
          ))}
        {width > 0 &&
          tiles.slice(generations.length).map((tile, index) => (
            <li key={`blank-${index}`} className="absolute" style={tile} aria-hidden="true">
              <Skeleton className="h-full w-full rounded-2xl" />
            </li>
          ))}
      </ul>
      {props.moreError ? (
        <p role="alert" className="mt-6 text-center text-muted">
          {toApiError(props.moreError).message}{' '}
          <Button size="small" onClick={props.onMore}>
            Try again
          </Button>
        </p>
      ) : (
        hasMore && <MoreMark onReach={props.onMore} busy={loadingMore} />
      )}
      <DeleteDialog
        generation={deleting}
        name={deleting ? nameOfRun(deleting) : ''}
        onClose={() => setDeleting(null)}
      />
    </>
  );
}

/** Loads on when it comes near the screen; also a button, for keys and for no observer. */
function MoreMark({ onReach, busy }: { onReach: () => void; busy: boolean }) {
  const mark = useRef<HTMLDivElement>(null);
  const reach = useRef(onReach);
  reach.current = onReach;
  useEffect(() => {
    if (busy || !mark.current) return;
    const watcher = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && reach.current(),
      { rootMargin: '600px' },
    );
    watcher.observe(mark.current);
    return () => watcher.disconnect();
  }, [busy]);
  return (
    <div ref={mark} className="mt-6 flex justify-center">
      <Button busy={busy} onClick={onReach}>
        Show more
      </Button>
    </div>
  );
}

function useWidth() {
  const box = useRef<HTMLUListElement>(null);
  const [width, setWidth] = useState(0);
  const [rem] = useState(() =>
    Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
  );
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    setWidth(element.clientWidth);
    const watcher = new ResizeObserver(() => setWidth(element.clientWidth));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return [box, width, rem] as const;
}

function ratioOf(generation: Generation): number {
  const artifact = mainArtifact(generation);
  const ratio = artifact?.width && artifact.height ? artifact.width / artifact.height : 1;
  return Math.min(2.2, Math.max(0.5, ratio));
}

export function GallerySkeleton() {
  const [box, width, rem] = useWidth();
  const shapes = [1, 0.71, 1.5, 1, 1.33, 0.71, 1, 1.5, 0.8, 1];
  const { tiles, height } = masonry(shapes, width, columnsFor(width / rem), GAP, CAPTION * rem);
  return (
    <ul
      ref={box}
      role="status"
      aria-label="Loading your pictures"
      className="relative mt-6 min-h-[70dvh]"
      style={{ height: height || undefined }}
    >
      {width > 0 &&
        tiles.map((tile, index) => (
          <li key={index} className="absolute" style={tile} aria-hidden="true">
            <Skeleton className="h-full w-full rounded-2xl" />
          </li>
        ))}
    </ul>
  );
}
