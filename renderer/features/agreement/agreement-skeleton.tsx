import { Skeleton } from '../../ui/skeleton.tsx';

/** The shape of the screen while its first numbers are computed. */
export function AgreementSkeleton() {
  return (
    <>
      <Skeleton className="h-64 w-full" />
      <Skeleton className="h-20 w-full" />
      <div className="grid gap-4 @3xl:grid-cols-2">
        <Skeleton className="h-64 w-full" />
        <Skeleton className="h-64 w-full" />
      </div>
    </>
  );
}
