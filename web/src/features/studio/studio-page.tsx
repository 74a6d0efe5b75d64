import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';

import { catalogueQuery } from '../../api/catalogue.js';
import { usePageMeta } from '../../lib/page-meta.js';
import { ButtonLink } from '../../ui/button.js';
import { MissingPage } from '../../ui/missing-page.js';
import { ErrorState } from '../../ui/page-state.js';
import { Skeleton } from '../../ui/skeleton.js';
import { Studio } from './studio.js';
import { useWorkOfAddress } from './use-work-of-address.js';

const route = getRouteApi('/studio/$slug');

export function StudioPage() {
  const { slug } = route.useParams();
  const { run, work } = route.useSearch();
  useWorkOfAddress(slug, work);
  const { data: types, error, refetch } = useQuery(catalogueQuery);
  const type = types?.find((candidate) => candidate.slug === slug);
  usePageMeta(
    type ? `${type.name} studio` : 'Studio',
    type?.description ?? 'Pick a look, add a photo, see the price, and watch it being made.',
  );

  if (error && !types) return <ErrorState asPage error={error} onRetry={() => void refetch()} />;
  if (!types) return <StudioSkeleton />;
  if (!type) {
    return (
      <MissingPage
        title="This look is not in the catalogue"
        actions={
          <ButtonLink to="/catalogue" look="primary">
            See the whole catalogue
          </ButtonLink>
        }
      >
        It may have been taken out, or the address has a typo.
      </MissingPage>
    );
  }
  // A fresh form per type; the photo and the wishes of each type live on the desk.
  return <Studio key={slug} type={type} types={types} runId={run} />;
}

function StudioSkeleton() {
  return (
    <div className="shell py-6 lg:py-10" role="status" aria-label="Opening the studio">
      <div className="grid gap-8 lg:grid-cols-[minmax(20rem,25rem)_1fr]">
        <div className="min-w-0">
          <Skeleton className="h-10 w-56" />
          <Skeleton className="mt-3 h-5 w-full" />
          <div className="mt-6 flex gap-2.5 overflow-hidden">
            {Array.from({ length: 4 }, (_, index) => (
              <Skeleton key={index} className="size-26 shrink-0 rounded-xl" />
            ))}
          </div>
          <Skeleton className="mt-8 h-56 w-full rounded-2xl" />
        </div>
        <Skeleton className="aspect-square w-full rounded-2xl lg:aspect-4/3" />
      </div>
    </div>
  );
}
