import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';

import { type GalleryFilter, galleryQuery } from '../../api/generations.js';
import type { Generation } from '../../api/types.js';
import { usePageMeta } from '../../lib/page-meta.js';
import { Button, ButtonLink } from '../../ui/button.js';
import { EmptyFrame, NothingFound } from '../../ui/illustrations.js';
import { ErrorState, PageState } from '../../ui/page-state.js';
import { RequireSession } from '../../ui/require-session.js';
import { GalleryFilters } from './gallery-filters.js';
import { GalleryGrid, GallerySkeleton } from './gallery-grid.js';
import { useUnfinished } from './use-unfinished.js';

const route = getRouteApi('/gallery');

export function GalleryPage() {
  usePageMeta('Gallery', 'Everything you made with PixShift, and how long each picture is kept.');
  return (
    <div className="shell py-8 md:py-12">
      <h1 className="text-3xl">Your gallery</h1>
      <RequireSession pending={<GallerySkeleton />}>
        <OwnGallery />
      </RequireSession>
    </div>
  );
}

const NONE: Generation[] = [];

function OwnGallery() {
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(galleryQuery(filter));
  const generations = list.data?.pages.flatMap(({ data }) => data);
  useUnfinished(generations ?? NONE);
  const nothing = nothingFor(filter);
  const filtered = Object.keys(filter).length > 0;

  return (
    <>
      <GalleryFilters
        filter={filter}
        onChange={(next) => void navigate({ search: next, replace: true, resetScroll: false })}
      />
      {list.error && !generations ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : !generations ? (
        <GallerySkeleton />
      ) : generations.length === 0 ? (
        filtered ? (
          <PageState
            picture={<NothingFound />}
            title={nothing.title}
            actions={
              <Button onClick={() => void navigate({ search: {}, replace: true })}>
                Show everything
              </Button>
            }
          >
            <p>{nothing.text}</p>
          </PageState>
        ) : (
          <PageState
            picture={<EmptyFrame />}
            title="The wall is still empty"
            actions={
              <ButtonLink to="/catalogue" look="primary">
                Make your first picture
              </ButtonLink>
            }
          >
            <p>
              What you make hangs here. Each picture shows how long it stays; favourites stay until
              you let them go.
            </p>
          </PageState>
        )
      ) : (
        <GalleryGrid
          generations={generations}
          hasMore={list.hasNextPage}
          loadingMore={list.isFetchingNextPage}
          moreError={list.isFetchNextPageError ? list.error : null}
          onMore={() => void list.fetchNextPage()}
          onExpired={() => !list.isFetching && void list.refetch()}
        />
      )}
    </>
  );
}

/** Why the wall is bare under a filter, and what to do about it. */
function nothingFor({ q, category, status, favourite }: GalleryFilter) {
  if (!q && !category && favourite && !status) {
    return {
      title: 'No favourites yet',
      text: 'The star of a picture makes it one, and keeps it until you let it go.',
    };
  }
  if (!q && !category && !favourite && status === 'PROCESSING') {
    return { title: 'Nothing is being made', text: 'All your pictures are done.' };
  }
  if (!q && !category && !favourite && status === 'FAILED') {
    return {
      title: 'Nothing has failed',
      text: 'What does not work costs nothing and stands here.',
    };
  }
  return { title: 'Nothing matches', text: 'Try another word, or fewer filters.' };
}
