import { Skeleton } from '../../ui/skeleton.js';

/** The place of the form while it is on its way. */
export function PhoneProofSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="mt-6 space-y-5">
      <Skeleton className="h-28 rounded-xl" />
      <Skeleton className="h-13 rounded-xl" />
    </div>
  );
}
