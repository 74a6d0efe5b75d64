import { Skeleton } from './skeleton.js';

/** While a page's code is on its way: its rough shape, as high as the screen. */
export function PagePending() {
  return (
    <div className="shell min-h-[80dvh] py-10" role="status" aria-label="Loading the page">
      <Skeleton className="h-10 w-64" />
      <Skeleton className="mt-4 h-5 w-96 max-w-full" />
      <Skeleton className="mt-8 h-96 w-full rounded-2xl" />
    </div>
  );
}
