import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';

import { toApiError } from '../../api/api-error.js';
import { catalogueQuery } from '../../api/catalogue.js';
import { usePageMeta } from '../../lib/page-meta.js';
import { nameOfRun } from '../../runs/run-name.js';
import { useRun } from '../../runs/use-run.js';
import { ButtonLink } from '../../ui/button.js';
import { MissingPage } from '../../ui/missing-page.js';
import { ErrorState } from '../../ui/page-state.js';
import { RequireSession } from '../../ui/require-session.js';
import { Skeleton } from '../../ui/skeleton.js';
import { Result } from './result.js';

const route = getRouteApi('/g/$id');

export function ResultPage() {
  return (
    <RequireSession pending={<ResultSkeleton />}>
      <OwnResult />
    </RequireSession>
  );
}

function OwnResult() {
  const { id } = route.useParams();
  const run = useRun(id);
  const { data: types } = useQuery(catalogueQuery);
  const generation = run.query.data;
  const type = types?.find(({ slug }) => slug === generation?.type);
  const name = generation ? nameOfRun(generation) : 'Result';
  usePageMeta(name, 'A picture made with PixShift: compare, download, print, keep.');

  if (run.query.error && !generation) {
    // An address that cannot be a picture's leads nowhere, as one that was.
    return [400, 404].includes(toApiError(run.query.error).status) ? (
      <Missing />
    ) : (
      <ErrorState asPage error={run.query.error} onRetry={() => void run.query.refetch()} />
    );
  }
  if (!generation) return <ResultSkeleton />;
  return <Result generation={generation} type={type} name={name} run={run} />;
}

function Missing() {
  return (
    <MissingPage
      title="There is no such picture"
      actions={
        <ButtonLink to="/gallery" look="primary">
          To your gallery
        </ButtonLink>
      }
    >
      It was deleted, or it belongs to another account.
    </MissingPage>
  );
}

function ResultSkeleton() {
  return (
    <div className="shell py-6 lg:py-10" role="status" aria-label="Loading the result">
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Skeleton className="aspect-square w-full max-w-[46rem] rounded-2xl" />
        <div>
          <Skeleton className="h-8 w-48" />
          <Skeleton className="mt-4 h-24 w-full rounded-2xl" />
          <Skeleton className="mt-4 h-40 w-full rounded-2xl" />
        </div>
      </div>
    </div>
  );
}
